import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { expect } from "chai";
import { id as hashOf, keccak256, toUtf8Bytes } from "ethers";
import { globalOptions, network } from "hardhat";

import {
  addressNamed,
  CUSTODY,
  decisionFor,
  FORENSIC,
  grant,
  idOf,
  issue,
  LAWYER,
  MAX_BATCH,
  MORNING,
  newLicense,
  newLicenses,
  penalty,
  profile,
  reason,
  recordOf,
  registries,
  type Registries,
  term,
  TODAY,
  TRANSACTION_GAS_CAP,
  UNKNOWN_REASON,
  ZERO_HASH,
} from "./fixture.js";
import { deriveLicenseId, type ManagementRecord, replayManagementBook, replayRegister } from "./replay.js";
import { Action, ALL_RIGHTS, endOf, OPERATE, Region, Right, Role, setOf, startOf, Status } from "./terms.js";

const { networkHelpers } = await network.create(MORNING);
const { time } = networkHelpers;
const loadRegistries = () => networkHelpers.loadFixture(registries);

const NO_DAY = 0n;
const DAYS_VALID = 365n;
const LAST_DAY = TODAY + DAYS_VALID - 1n;
const UNKNOWN_AUTHORITY = 99n;

const lastingOneYear = newLicense({ validThrough: LAST_DAY });

/** A registry with one license of Hefei's, in its holder's hands. */
async function licensed() {
  const state = await loadRegistries();
  const license = newLicense({ region: Region.hefei, holder: state.holder.address });
  const id = await issue(state, state.hefei, license);
  return { ...state, license, id };
}

async function keyNumber({ authorities }: Registries, account: HardhatEthersSigner): Promise<bigint> {
  return (await authorities.keyOf(account)).id;
}

async function managementRecords({ licenses }: Registries, id: string): Promise<ManagementRecord[]> {
  const events = await licenses.queryFilter(licenses.filters.ManagementRecorded(id));
  return events.map(({ args }) => args);
}

describe("LicenseRegistry", function () {
  describe("issue", function () {
    it("issues a license to its holder", async function () {
      const state = await loadRegistries();
      const { licenses, anhui, holder } = state;
      const license = newLicense({ holder: holder.address, region: Region.bozhou });
      const id = idOf(LAWYER, anhui, license, grant);
      const issuer = licenses.connect(anhui.operator);
      expect(await issuer.issue.staticCall(LAWYER, license, grant)).to.equal(id);

      const issuing = await issuer.issue(LAWYER, license, grant);

      const { time: now } = await recordOf(issuing);
      const key = await keyNumber(state, anhui.operator);
      await expect(issuing)
        .to.emit(licenses, "ManagementRecorded")
        .withArgs(id, anhui.id, Action.Issue, 1n, 0n, now, key, Object.values(grant), NO_DAY, license.root)
        .and.to.emit(licenses, "Transfer")
        .withArgs(CUSTODY, holder, BigInt(id))
        .and.to.emit(licenses, "Locked")
        .withArgs(BigInt(id));
      const head = replayManagementBook(await managementRecords(state, id), holder.address);
      expect(await licenses.standingOf(id)).to.deep.equal([
        ...[Status.Active, true, holder.address, key, now, NO_DAY, 1n, head, 0n],
      ]);
      expect(await licenses.ownerOf(id)).to.equal(holder.address);
      expect(await licenses.balanceOf(holder)).to.equal(1n);
      expect(await licenses.registerOf(anhui.id)).to.deep.equal([replayRegister([id]), 1n, 0n]);
    });

    it("emits three events and no more", async function () {
      const { licenses, anhui } = await loadRegistries();
      const issuing = await licenses.connect(anhui.operator).issue(LAWYER, newLicense(), grant);
      expect((await issuing.wait())?.logs.length).to.equal(3);
    });

    it("takes a license without a holder's key into the issuer's custody", async function () {
      const state = await loadRegistries();
      const { licenses, anhui, bozhou } = state;
      const id = await issue(state, anhui, newLicense({ holder: CUSTODY }));

      const custody = await licenses.custodyOf(anhui.id);
      expect(await licenses.ownerOf(id)).to.equal(custody);
      expect((await licenses.standingOf(id)).holder).to.equal(custody);
      expect(await licenses.balanceOf(custody)).to.equal(1n);
      expect(await licenses.registerOf(anhui.id)).to.deep.equal([replayRegister([id]), 1n, 1n]);
      expect(await licenses.balanceOf(await licenses.custodyOf(bozhou.id))).to.equal(0n);
    });

    it("commits the id to type, authority, region, document, decision and last day", async function () {
      const state = await loadRegistries();
      const { anhui, bozhou } = state;
      const ids = [
        await issue(state, anhui, lastingOneYear, term),
        await issue(state, anhui, lastingOneYear, term, FORENSIC),
        await issue(state, anhui, { ...lastingOneYear, region: Region.hefei }, term),
        await issue(state, anhui, { ...lastingOneYear, root: hashOf("another document") }, term),
        await issue(state, anhui, { ...lastingOneYear, validThrough: LAST_DAY + 1n }, term),
        await issue(state, anhui, lastingOneYear, { ...term, documentHash: hashOf("another decision") }),
        await issue(state, anhui, lastingOneYear, { ...term, effectiveOn: TODAY - 1n }),
        await issue(state, bozhou, { ...lastingOneYear, region: Region.bozhou }, term),
        await issue(state, anhui, { ...lastingOneYear, region: Region.bozhou }, term),
      ];
      expect(new Set(ids).size).to.equal(ids.length);
      for (const id of ids) expect((await state.licenses.statusOf(id)).status).to.equal(Status.Active);
    });

    it("issues what has expired already as EXPIRED, as an import needs it", async function () {
      const state = await loadRegistries();
      const decision = { ...term, effectiveOn: TODAY - DAYS_VALID };
      const id = await issue(state, state.anhui, newLicense({ validThrough: TODAY - 1n }), decision);
      expect((await state.licenses.statusOf(id)).status).to.equal(Status.Expired);
    });

    it("refuses the same issue a second time, to another holder too", async function () {
      const state = await licensed();
      const { licenses, hefei, stranger, license, id } = state;
      for (const again of [license, { ...license, holder: stranger.address }, { ...license, holder: CUSTODY }]) {
        await expect(licenses.connect(hefei.operator).issue(LAWYER, again, grant))
          .to.be.revertedWithCustomError(licenses, "LicenseRegistryAlreadyIssued")
          .withArgs(id);
      }
      expect((await licenses.registerOf(hefei.id)).count).to.equal(1n);
    });

    it("refuses the same issue after the license was revoked", async function () {
      const { licenses, hefei, license, id } = await licensed();
      await licenses.connect(hefei.operator).revoke(id, penalty);
      await expect(licenses.connect(hefei.operator).issue(LAWYER, license, grant))
        .to.be.revertedWithCustomError(licenses, "LicenseRegistryAlreadyIssued")
        .withArgs(id);
    });

    it("refuses a document without a root", async function () {
      const { licenses, anhui } = await loadRegistries();
      await expect(
        licenses.connect(anhui.operator).issue(LAWYER, newLicense({ root: ZERO_HASH }), grant),
      ).to.be.revertedWithCustomError(licenses, "LicenseRegistryEmptyRoot");
    });

    it("refuses a custody address as the holder, its own and any other", async function () {
      const { licenses, anhui } = await loadRegistries();
      for (const authority of [anhui.id, UNKNOWN_AUTHORITY, 0n]) {
        const holder = await licenses.custodyOf(authority);
        await expect(licenses.connect(anhui.operator).issue(LAWYER, newLicense({ holder }), grant))
          .to.be.revertedWithCustomError(licenses, "LicenseRegistryCustodyHolder")
          .withArgs(holder);
      }
    });

    it("refuses a region that is no division", async function () {
      const { licenses, anhui } = await loadRegistries();
      for (const region of [0n, 34n, 340001n]) {
        await expect(licenses.connect(anhui.operator).issue(LAWYER, newLicense({ region }), grant))
          .to.be.revertedWithCustomError(licenses, "LicenseRegistryInvalidRegion")
          .withArgs(region);
      }
    });

    it("refuses a region beyond the issuer's", async function () {
      const { licenses, bozhou } = await loadRegistries();
      for (const region of [Region.hefei, Region.anhui, Region.shanghai, Region.country]) {
        await expect(licenses.connect(bozhou.operator).issue(LAWYER, newLicense({ region }), grant))
          .to.be.revertedWithCustomError(licenses, "LicenseRegistryRegionNotCovered")
          .withArgs(bozhou.id, Region.bozhou, region);
      }
    });

    it("allows a region within the issuer's", async function () {
      const state = await loadRegistries();
      const id = await issue(state, state.bozhou, newLicense({ region: Region.bozhouQiaocheng }));
      expect((await state.licenses.statusOf(id)).status).to.equal(Status.Active);
    });

    it("refuses a decision that the catalog refuses", async function () {
      const { licenses, catalog, anhui } = await loadRegistries();
      const issuer = licenses.connect(anhui.operator);
      await expect(issuer.issue(LAWYER, newLicense(), decisionFor(UNKNOWN_REASON)))
        .to.be.revertedWithCustomError(catalog, "LicenseCatalogUnknownReason")
        .withArgs(LAWYER, UNKNOWN_REASON);
      await expect(issuer.issue(LAWYER, newLicense(), penalty))
        .to.be.revertedWithCustomError(catalog, "LicenseCatalogWrongAction")
        .withArgs(LAWYER, reason.l49.number, Action.Issue, Action.Revoke);
      const { minDays, maxDays } = reason.term.rule;
      await expect(issuer.issue(LAWYER, newLicense({ validThrough: LAST_DAY - 1n }), term))
        .to.be.revertedWithCustomError(catalog, "LicenseCatalogDaysOutOfBounds")
        .withArgs(TODAY, LAST_DAY - 1n, minDays, maxDays);
      await expect(issuer.issue(LAWYER, lastingOneYear, grant))
        .to.be.revertedWithCustomError(catalog, "LicenseCatalogDaysOutOfBounds")
        .withArgs(TODAY, LAST_DAY, 0n, 0n);
    });

    it("refuses an authority without the right, and one that has just lost it above", async function () {
      const { licenses, authorities, anhui, bozhou, court } = await loadRegistries();
      const license = newLicense({ region: Region.bozhou });
      await expect(licenses.connect(court.operator).issue(LAWYER, license, grant))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryNotAccredited")
        .withArgs(court.id, LAWYER, Right.Issue);
      await authorities.accreditRoot(anhui.id, LAWYER, ALL_RIGHTS - setOf(Right.Issue));
      await expect(licenses.connect(bozhou.operator).issue(LAWYER, license, grant))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryNotAccredited")
        .withArgs(bozhou.id, LAWYER, Right.Issue);
    });
  });

  describe("issueBatch", function () {
    it("issues every license, in the order given", async function () {
      const state = await loadRegistries();
      const { licenses, anhui, holder } = state;
      const changes = [{ holder: holder.address }, { region: Region.bozhou }, { holder: holder.address }];
      const batch = newLicenses(changes.length).map((license, i) => ({ ...license, ...changes[i] }));
      const ids = batch.map((license) => idOf(LAWYER, anhui, license, grant));
      const issuer = licenses.connect(anhui.operator);
      expect(await issuer.issueBatch.staticCall(LAWYER, batch, grant)).to.deep.equal(ids);

      const issuing = await issuer.issueBatch(LAWYER, batch, grant);

      const { time: now } = await recordOf(issuing);
      const key = await keyNumber(state, anhui.operator);
      const events = await licenses.queryFilter(licenses.filters.ManagementRecorded(undefined, anhui.id));
      expect(events.map(({ args }) => [...args])).to.deep.equal(
        batch.map(({ root }, i) => [
          ...[ids[i], anhui.id, Action.Issue, 1n, 0n, now, key, Object.values(grant), NO_DAY, root],
        ]),
      );
      expect(await licenses.registerOf(anhui.id)).to.deep.equal([replayRegister(ids), 3n, 1n]);
      expect(await licenses.balanceOf(holder)).to.equal(2n);
      expect(await licenses.balanceOf(await licenses.custodyOf(anhui.id))).to.equal(1n);
    });

    it("gives the same register as issues one by one", async function () {
      const batch = newLicenses(4);
      const atOnce = await loadRegistries();
      await atOnce.licenses.connect(atOnce.anhui.operator).issueBatch(LAWYER, batch, grant);
      const expected = await atOnce.licenses.registerOf(atOnce.anhui.id);
      const oneByOne = await loadRegistries();
      for (const license of batch) await issue(oneByOne, oneByOne.anhui, license);
      expect(await oneByOne.licenses.registerOf(oneByOne.anhui.id)).to.deep.equal(expected);
    });

    it("issues one", async function () {
      const { licenses, anhui } = await loadRegistries();
      await licenses.connect(anhui.operator).issueBatch(LAWYER, newLicenses(1), grant);
      expect((await licenses.registerOf(anhui.id)).count).to.equal(1n);
    });

    for (const length of [0, MAX_BATCH + 1]) {
      it(`refuses ${length} licenses`, async function () {
        const { licenses, anhui } = await loadRegistries();
        expect(await licenses.MAX_BATCH()).to.equal(MAX_BATCH);
        await expect(licenses.connect(anhui.operator).issueBatch(LAWYER, newLicenses(length), grant))
          .to.be.revertedWithCustomError(licenses, "LicenseRegistryBatchLength")
          .withArgs(length, MAX_BATCH);
      });
    }

    it("issues none if one is refused", async function () {
      const { licenses, anhui } = await loadRegistries();
      const batch = [...newLicenses(2), newLicense({ root: ZERO_HASH })];
      await expect(licenses.connect(anhui.operator).issueBatch(LAWYER, batch, grant)).to.be.revertedWithCustomError(
        licenses,
        "LicenseRegistryEmptyRoot",
      );
      expect((await licenses.registerOf(anhui.id)).count).to.equal(0n);
    });

    it("refuses the same license twice in one batch", async function () {
      const { licenses, anhui } = await loadRegistries();
      const license = newLicense();
      await expect(licenses.connect(anhui.operator).issueBatch(LAWYER, [license, license], grant))
        .to.be.revertedWithCustomError(licenses, "LicenseRegistryAlreadyIssued")
        .withArgs(idOf(LAWYER, anhui, license, grant));
    });

    it("checks the decision against every last day", async function () {
      const { licenses, catalog, anhui } = await loadRegistries();
      const batch = newLicenses(3, { validThrough: LAST_DAY });
      const { minDays, maxDays } = reason.term.rule;
      for (const place of batch.keys()) {
        const spoilt = batch.map((license, i) => (i === place ? { ...license, validThrough: LAST_DAY - 1n } : license));
        await expect(licenses.connect(anhui.operator).issueBatch(LAWYER, spoilt, term))
          .to.be.revertedWithCustomError(catalog, "LicenseCatalogDaysOutOfBounds")
          .withArgs(TODAY, LAST_DAY - 1n, minDays, maxDays);
      }
    });

    it("checks every region", async function () {
      const { licenses, bozhou } = await loadRegistries();
      const batch = [...newLicenses(1, { region: Region.bozhou }), newLicense({ region: Region.hefei })];
      await expect(licenses.connect(bozhou.operator).issueBatch(LAWYER, batch, grant))
        .to.be.revertedWithCustomError(licenses, "LicenseRegistryRegionNotCovered")
        .withArgs(bozhou.id, Region.bozhou, Region.hefei);
    });

    it("fits a transaction at its largest and dearest, four levels down", async function () {
      // What measures coverage costs gas as well.
      if (globalOptions.coverage) this.skip();
      const state = await loadRegistries();
      const { licenses, authorities, bozhou, holder, secondHolder, stranger } = state;
      const { bozhouQiaocheng } = Region;
      const code = profile("1134160200FAKE088C");
      const rights = setOf(Right.Issue);
      await authorities.connect(bozhou.administrator).register(bozhouQiaocheng, code, holder);
      const third = await authorities.authorityCount();
      await authorities.connect(bozhou.administrator).accredit(third, LAWYER, rights);
      await authorities.connect(holder).register(bozhouQiaocheng, profile("1134160200FAKE096D"), secondHolder);
      const fourth = await authorities.authorityCount();
      await authorities.connect(holder).accredit(fourth, LAWYER, rights);
      await authorities.connect(secondHolder).addKey(stranger, OPERATE);
      // Holders that are all new, and last days that change from license to license.
      const batch = newLicenses(MAX_BATCH, { region: bozhouQiaocheng }).map((license, i) => ({
        ...license,
        holder: addressNamed(`holder ${i}`),
        validThrough: LAST_DAY + BigInt(i % 2),
      }));

      const issuing = await licenses
        .connect(stranger)
        .issueBatch(LAWYER, batch, term, { gasLimit: TRANSACTION_GAS_CAP });

      expect((await issuing.wait())?.status).to.equal(1);
      expect((await licenses.registerOf(fourth)).count).to.equal(BigInt(MAX_BATCH));
    });
  });

  describe("revoke", function () {
    it("revokes a license and opens its management book with the second record", async function () {
      const state = await licensed();
      const { licenses, hefei, anhui, holder, id } = state;
      const before = await licenses.standingOf(id);

      const revocation = await licenses.connect(anhui.operator).revoke(id, penalty);

      const { block, time: now } = await recordOf(revocation);
      const key = await keyNumber(state, anhui.operator);
      await expect(revocation)
        .to.emit(licenses, "ManagementRecorded")
        .withArgs(id, anhui.id, Action.Revoke, 2n, 0n, now, key, Object.values(penalty), NO_DAY, ZERO_HASH);
      const records = await managementRecords(state, id);
      const head = replayManagementBook(records, holder.address);
      expect(records.length).to.equal(2);
      expect(await licenses.standingOf(id)).to.deep.equal([
        ...[Status.Revoked, true, holder.address, before.key, before.vouchedAt, NO_DAY, 2n, head, block],
      ]);
      expect(before.key).to.equal(await keyNumber(state, hefei.operator));
    });

    it("leaves owner, balance and register as they were", async function () {
      const { licenses, hefei, holder, id } = await licensed();
      const register = await licenses.registerOf(hefei.id);
      await licenses.connect(hefei.operator).revoke(id, penalty);
      expect(await licenses.ownerOf(id)).to.equal(holder.address);
      expect(await licenses.balanceOf(holder)).to.equal(1n);
      expect(await licenses.registerOf(hefei.id)).to.deep.equal(register);
    });

    it("gives the head that a replay gives for a license in custody", async function () {
      const state = await loadRegistries();
      const { licenses, anhui } = state;
      const id = await issue(state, anhui, newLicense());
      await licenses.connect(anhui.operator).revoke(id, penalty);
      const records = await managementRecords(state, id);
      const head = replayManagementBook(records, await licenses.custodyOf(anhui.id));
      expect((await licenses.standingOf(id)).head).to.equal(head);
    });

    it("refuses an unknown license", async function () {
      const { licenses, anhui } = await loadRegistries();
      const unknown = idOf(LAWYER, anhui, newLicense(), grant);
      await expect(licenses.connect(anhui.operator).revoke(unknown, penalty))
        .to.be.revertedWithCustomError(licenses, "LicenseRegistryUnknownLicense")
        .withArgs(unknown);
    });

    it("refuses a second revocation", async function () {
      const { licenses, hefei, id } = await licensed();
      await licenses.connect(hefei.operator).revoke(id, penalty);
      await expect(licenses.connect(hefei.operator).revoke(id, penalty))
        .to.be.revertedWithCustomError(licenses, "LicenseRegistryNotAllowed")
        .withArgs(id, Status.Revoked, Action.Revoke);
    });

    it("refuses an expired license", async function () {
      const state = await loadRegistries();
      const { licenses, anhui } = state;
      const id = await issue(state, anhui, lastingOneYear, term);
      await time.setNextBlockTimestamp(startOf(LAST_DAY + 1n));
      await expect(licenses.connect(anhui.operator).revoke(id, { ...penalty, effectiveOn: LAST_DAY + 1n }))
        .to.be.revertedWithCustomError(licenses, "LicenseRegistryNotAllowed")
        .withArgs(id, Status.Expired, Action.Revoke);
    });

    it("accepts a license on its last day", async function () {
      const state = await loadRegistries();
      const { licenses, anhui } = state;
      const id = await issue(state, anhui, lastingOneYear, term);
      await time.setNextBlockTimestamp(endOf(LAST_DAY));
      await licenses.connect(anhui.operator).revoke(id, { ...penalty, effectiveOn: LAST_DAY });
      expect((await licenses.statusOf(id)).status).to.equal(Status.Revoked);
    });

    it("refuses an authority of another city and of another province", async function () {
      const { licenses, bozhou, shanghai, id } = await licensed();
      for (const foreign of [bozhou, shanghai]) {
        await expect(licenses.connect(foreign.operator).revoke(id, penalty))
          .to.be.revertedWithCustomError(licenses, "LicenseRegistryRegionNotCovered")
          .withArgs(foreign.id, foreign.region, Region.hefei);
      }
      expect((await licenses.statusOf(id)).status).to.equal(Status.Active);
    });

    it("refuses a city a license of its province", async function () {
      const state = await loadRegistries();
      const id = await issue(state, state.anhui, newLicense({ region: Region.anhui }));
      await expect(state.licenses.connect(state.hefei.operator).revoke(id, penalty))
        .to.be.revertedWithCustomError(state.licenses, "LicenseRegistryRegionNotCovered")
        .withArgs(state.hefei.id, Region.hefei, Region.anhui);
    });

    it("allows any accredited authority that covers the region, not the issuer alone", async function () {
      const state = await loadRegistries();
      const id = await issue(state, state.anhui, newLicense({ region: Region.hefeiShushan }));
      await state.licenses.connect(state.hefei.operator).revoke(id, penalty);
      expect((await state.licenses.statusOf(id)).status).to.equal(Status.Revoked);
    });

    it("refuses an authority without the right", async function () {
      const { licenses, authorities, anhui, hefei, court, id } = await licensed();
      await expect(licenses.connect(court.operator).revoke(id, penalty))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryNotAccredited")
        .withArgs(court.id, LAWYER, Right.Revoke);
      await authorities.connect(anhui.administrator).accredit(hefei.id, LAWYER, ALL_RIGHTS - setOf(Right.Revoke));
      await expect(licenses.connect(hefei.operator).revoke(id, penalty))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryNotAccredited")
        .withArgs(hefei.id, LAWYER, Right.Revoke);
    });

    it("refuses an authority accredited for another license type only", async function () {
      const { licenses, authorities, anhui, hefei, id } = await licensed();
      await authorities.connect(anhui.administrator).accredit(hefei.id, LAWYER, 0n);
      expect(await authorities.rightsOf(hefei.id, FORENSIC)).to.not.equal(0n);
      await expect(licenses.connect(hefei.operator).revoke(id, penalty))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryNotAccredited")
        .withArgs(hefei.id, LAWYER, Right.Revoke);
    });

    it("refuses an administering key", async function () {
      const { licenses, authorities, hefei, id } = await licensed();
      await expect(licenses.connect(hefei.administrator).revoke(id, penalty))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryMissingRole")
        .withArgs(hefei.administrator, Role.Operate);
    });

    it("refuses a decision that the catalog refuses", async function () {
      const { licenses, catalog, hefei, id } = await licensed();
      await expect(licenses.connect(hefei.operator).revoke(id, grant))
        .to.be.revertedWithCustomError(catalog, "LicenseCatalogWrongAction")
        .withArgs(LAWYER, reason.grant.number, Action.Revoke, Action.Issue);
      const { maxDaysBack } = reason.l49.rule;
      const early = TODAY - maxDaysBack - 1n;
      await expect(licenses.connect(hefei.operator).revoke(id, { ...penalty, effectiveOn: early }))
        .to.be.revertedWithCustomError(catalog, "LicenseCatalogEffectiveDayOutOfBounds")
        .withArgs(early, TODAY, maxDaysBack);
    });
  });

  describe("expiry", function () {
    it("comes with the first second after the last day in Shanghai, without a transaction", async function () {
      const state = await loadRegistries();
      const { licenses, anhui } = state;
      const id = await issue(state, anhui, lastingOneYear, term);
      const unlimited = await issue(state, anhui, newLicense());

      await time.increaseTo(endOf(LAST_DAY));
      expect(await licenses.statusOf(id)).to.deep.equal([Status.Active, true]);
      expect((await licenses.standingOf(id)).status).to.equal(Status.Active);

      await time.increaseTo(startOf(LAST_DAY + 1n));
      expect(await licenses.statusOf(id)).to.deep.equal([Status.Expired, true]);
      expect((await licenses.standingOf(id)).status).to.equal(Status.Expired);
      expect((await licenses.statusOf(unlimited)).status).to.equal(Status.Active);
    });

    it("does not cover up a revocation", async function () {
      const state = await loadRegistries();
      const { licenses, anhui } = state;
      const id = await issue(state, anhui, lastingOneYear, term);
      await licenses.connect(anhui.operator).revoke(id, penalty);
      await time.increaseTo(startOf(LAST_DAY + 1n));
      expect((await licenses.statusOf(id)).status).to.equal(Status.Revoked);
    });
  });

  describe("trust", function () {
    async function issuedAt(state: Registries, moment: bigint, name: string): Promise<string> {
      await time.setNextBlockTimestamp(moment);
      return issue(state, state.hefei, newLicense({ region: Region.hefei, root: hashOf(name) }));
    }

    it("ends for what the key vouched for at or after the moment of distrust", async function () {
      const state = await loadRegistries();
      const { licenses, authorities, hefei } = state;
      const theft = BigInt(await time.latest()) + 100n;
      const before = await issuedAt(state, theft - 1n, "before");
      const equal = await issuedAt(state, theft, "equal");
      const after = await issuedAt(state, theft + 1n, "after");
      expect(await licenses.statusesOf([before, equal, after])).to.deep.equal([
        [Status.Active, Status.Active, Status.Active],
        [true, true, true],
      ]);

      await authorities.connect(hefei.administrator).distrustKey(hefei.operator, theft);

      expect(await licenses.statusesOf([before, equal, after])).to.deep.equal([
        [Status.Active, Status.Active, Status.Active],
        [true, false, false],
      ]);
      const standings = await licenses.standingsOf([before, equal, after]);
      expect(standings.map(({ trusted }) => trusted)).to.deep.equal([true, false, false]);
    });

    it("is not lost by the removal of the key, nor by its authority's deactivation", async function () {
      const { licenses, authorities, hefei, id } = await licensed();
      await authorities.connect(hefei.administrator).removeKey(hefei.operator);
      await authorities.deactivateByGovernance(hefei.id);
      expect(await licenses.statusOf(id)).to.deep.equal([Status.Active, true]);
    });
  });

  describe("reads of an unknown license", function () {
    const unknown = hashOf("no license");

    it("do not revert", async function () {
      const { licenses } = await loadRegistries();
      const nothing = [Status.None, false, CUSTODY, 0n, 0n, 0n, 0n, 0n, 0n];
      expect(await licenses.statusOf(unknown)).to.deep.equal([Status.None, false]);
      expect(await licenses.standingOf(unknown)).to.deep.equal(nothing);
      expect(await licenses.statusesOf([unknown])).to.deep.equal([[Status.None], [false]]);
      expect(await licenses.standingsOf([unknown])).to.deep.equal([nothing]);
    });

    it("of an empty list give an empty list", async function () {
      const { licenses } = await loadRegistries();
      expect(await licenses.statusesOf([])).to.deep.equal([[], []]);
      expect(await licenses.standingsOf([])).to.deep.equal([]);
    });

    it("of an unknown authority's register give an empty one", async function () {
      const { licenses } = await loadRegistries();
      expect(await licenses.registerOf(UNKNOWN_AUTHORITY)).to.deep.equal([0n, 0n, 0n]);
    });
  });

  describe("reads of several licenses", function () {
    it("keep the order given", async function () {
      const state = await licensed();
      const { licenses, hefei, id } = state;
      const revoked = await issue(state, hefei, newLicense({ region: Region.hefei, root: hashOf("revoked") }));
      await licenses.connect(hefei.operator).revoke(revoked, penalty);
      const ids = [revoked, hashOf("no license"), id];
      const [statuses, trusted] = await licenses.statusesOf(ids);
      expect(statuses).to.deep.equal([Status.Revoked, Status.None, Status.Active]);
      expect(trusted).to.deep.equal([true, false, true]);
      const expected = await Promise.all(ids.map((each) => licenses.standingOf(each)));
      expect(await licenses.standingsOf(ids)).to.deep.equal(expected);
    });
  });

  describe("custodyOf", function () {
    it("is a fixed prefix and the authority's number", async function () {
      const { licenses, bozhou } = await loadRegistries();
      const prefix = keccak256(toUtf8Bytes("elicense.custody")).slice(0, 2 + 32);
      const number = bozhou.id.toString(16).padStart(8, "0");
      expect((await licenses.custodyOf(bozhou.id)).toLowerCase()).to.equal(`${prefix}${number}`);
    });
  });

  describe("verify", function () {
    const salt = (name: string): string => hashOf(`salt of ${name}`);
    const name = { path: "/name", salt: salt("name"), value: '"张三"' };
    const firm = { path: "/firmName", salt: salt("firm"), value: '"示例律师事务所"' };
    const sex = { path: "/sex", salt: salt("sex"), value: '"0"' };
    const number = { path: "/practiceNo", salt: salt("number"), value: '"13401201511900001"' };
    const category = { path: "/category", salt: salt("category"), value: '"1"' };
    const document = [name, firm, sex, number, category];
    const tree = StandardMerkleTree.of(
      document.map((field) => [field.path, field.salt, field.value]),
      ["string", "bytes32", "string"],
    );
    const root = tree.root;
    const issuance = { root, decision: grant, validThrough: NO_DAY };
    const proofOf = (field: typeof name): string[] => tree.getProof([field.path, field.salt, field.value]);

    async function documented() {
      const state = await loadRegistries();
      const id = await issue(state, state.anhui, newLicense({ root }));
      return { ...state, id };
    }

    it("confirms the issuance that the license was issued on", async function () {
      const { licenses, id } = await documented();
      expect(await licenses.verify(id, issuance)).to.equal(true);
    });

    it("confirms it of a revoked license too: it says nothing of the status", async function () {
      const { licenses, anhui, id } = await documented();
      await licenses.connect(anhui.operator).revoke(id, penalty);
      expect(await licenses.verify(id, issuance)).to.equal(true);
      expect(await licenses.verifyField(id, issuance, name, proofOf(name))).to.equal(true);
    });

    for (const [what, other] of Object.entries({
      "another document": { ...issuance, root: hashOf("another document") },
      "another reason": { ...issuance, decision: { ...grant, reason: grant.reason + 1n } },
      "another effective day": { ...issuance, decision: { ...grant, effectiveOn: TODAY - 1n } },
      "another decision's document": { ...issuance, decision: { ...grant, documentHash: hashOf("another") } },
      "another last day": { ...issuance, validThrough: LAST_DAY },
    })) {
      it(`denies ${what}`, async function () {
        const { licenses, id } = await documented();
        expect(await licenses.verify(id, other)).to.equal(false);
        expect(await licenses.verifyField(id, other, name, proofOf(name))).to.equal(false);
      });
    }

    it("denies an id that commits to the issuance but was never issued", async function () {
      const { licenses, anhui } = await loadRegistries();
      const neverIssued = deriveLicenseId(LAWYER, anhui.id, Region.anhui, issuance);
      expect(await licenses.verify(neverIssued, issuance)).to.equal(false);
      expect(await licenses.verifyField(neverIssued, issuance, name, proofOf(name))).to.equal(false);
    });

    it("denies the same issuance under another type, authority or region", async function () {
      const { licenses, anhui, bozhou } = await documented();
      for (const id of [
        deriveLicenseId(FORENSIC, anhui.id, Region.anhui, issuance),
        deriveLicenseId(LAWYER, bozhou.id, Region.anhui, issuance),
        deriveLicenseId(LAWYER, anhui.id, Region.bozhou, issuance),
      ]) {
        expect(await licenses.verify(id, issuance)).to.equal(false);
      }
    });

    it("confirms every field of the document by its proof", async function () {
      const { licenses, id } = await documented();
      for (const field of document) {
        expect(await licenses.verifyField(id, issuance, field, proofOf(field))).to.equal(true);
      }
    });

    for (const [what, field] of Object.entries({
      value: { ...name, value: '"李四"' },
      salt: { ...name, salt: salt("another") },
      path: { ...name, path: "/holderName" },
    })) {
      it(`denies a field with another ${what}`, async function () {
        const { licenses, id } = await documented();
        expect(await licenses.verifyField(id, issuance, field, proofOf(name))).to.equal(false);
      });
    }

    it("denies a field with another's proof, a shortened one and none", async function () {
      const { licenses, id } = await documented();
      for (const proof of [proofOf(firm), proofOf(name).slice(1), proofOf(name).slice(0, -1), []]) {
        expect(await licenses.verifyField(id, issuance, name, proof)).to.equal(false);
      }
    });
  });

  describe("construction", function () {
    it("names what the registry rests on", async function () {
      const { licenses, authorities, catalog, descriptor } = await loadRegistries();
      expect(await licenses.authorities()).to.equal(await authorities.getAddress());
      expect(await licenses.catalog()).to.equal(await catalog.getAddress());
      expect(await licenses.descriptor()).to.equal(await descriptor.getAddress());
    });
  });

  describe("registers", function () {
    it("are kept apart by authority, and replay from the events in their order", async function () {
      const state = await loadRegistries();
      const { licenses, anhui, bozhou } = state;
      for (const [i, issuer] of [anhui, bozhou, anhui, bozhou, anhui].entries()) {
        await issue(state, issuer, newLicense({ region: Region.bozhou, root: hashOf(`document ${i}`) }));
      }
      for (const [authority, count] of [
        [anhui, 3n],
        [bozhou, 2n],
      ] as const) {
        const issued = licenses.filters.ManagementRecorded(undefined, authority.id, Action.Issue);
        const ids = (await licenses.queryFilter(issued)).map(({ args }) => args.id);
        expect(await licenses.registerOf(authority.id)).to.deep.equal([replayRegister(ids), count, count]);
      }
    });
  });
});
