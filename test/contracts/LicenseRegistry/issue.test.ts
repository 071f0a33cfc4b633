import { expect } from "chai";
import { id as hashOf } from "ethers";
import { network } from "hardhat";

import {
  CUSTODY,
  decisionFor,
  FORENSIC,
  grant,
  idOf,
  issue,
  LAWYER,
  MORNING,
  newLicense,
  penalty,
  reason,
  registries,
  term,
  TODAY,
  UNKNOWN_REASON,
  ZERO_HASH,
} from "../fixture.js";
import { expectIssued, licensed } from "../records.js";
import { replayRegister } from "../replay.js";
import { rewriteWord } from "../storage.js";
import { Action, ALL_RIGHTS, Region, Right, setOf, Status } from "../terms.js";

const connection = await network.create(MORNING);
const { networkHelpers, ethers } = connection;
const loadRegistries = () => networkHelpers.loadFixture(registries);
const loadLicensed = () => networkHelpers.loadFixture(licensed);

const DAYS_VALID = 365n;
const LAST_DAY = TODAY + DAYS_VALID - 1n;
const UNKNOWN_AUTHORITY = 99n;
const REGISTER_FULL = 2n ** 32n - 1n;

const lastingOneYear = newLicense({ validThrough: LAST_DAY });

describe("LicenseRegistry.issue", function () {
  it("issues a license to its holder", async function () {
    const state = await loadRegistries();
    const { licenses, anhui, holder } = state;
    const license = newLicense({ holder: holder.address, region: Region.bozhou });
    const id = idOf(LAWYER, anhui, license, grant);
    const issuer = licenses.connect(anhui.operator);
    expect(await issuer.issue.staticCall(LAWYER, license, grant)).to.equal(id);

    const issuing = await issuer.issue(LAWYER, license, grant);

    await expectIssued(state, issuing, id, { by: anhui.operator, action: Action.Issue, license, decision: grant });
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

  it("refuses one license more than a register can count", async function () {
    const state = await loadLicensed();
    const { licenses, anhui, hefei, holder } = state;
    const registry = { name: "LicenseRegistry", address: await licenses.getAddress() } as const;
    const key = ethers.toBeHex(hefei.id, 32);
    await rewriteWord(connection, registry, "_registers", key, (word) => word + ((REGISTER_FULL - 2n) << 192n));
    const last = newLicense({ root: hashOf("last"), region: Region.hefei, holder: holder.address });
    await issue(state, hefei, last);
    const { head } = await licenses.registerOf(hefei.id);
    expect(await licenses.registerOf(hefei.id)).to.deep.equal([head, REGISTER_FULL, 0n]);

    const more = newLicense({ root: hashOf("one more"), region: Region.hefei, holder: CUSTODY });
    await expect(licenses.connect(hefei.operator).issue(LAWYER, more, grant))
      .to.be.revertedWithCustomError(licenses, "LicenseRegistryRegisterFull")
      .withArgs(hefei.id);
    expect(await licenses.registerOf(hefei.id)).to.deep.equal([head, REGISTER_FULL, 0n]);
    await issue(state, anhui, more);
  });

  it("refuses the same issue a second time, to another holder too", async function () {
    const state = await loadLicensed();
    const { licenses, hefei, stranger, license, id } = state;
    for (const again of [license, { ...license, holder: stranger.address }, { ...license, holder: CUSTODY }]) {
      await expect(licenses.connect(hefei.operator).issue(LAWYER, again, grant))
        .to.be.revertedWithCustomError(licenses, "LicenseRegistryAlreadyIssued")
        .withArgs(id);
    }
    expect((await licenses.registerOf(hefei.id)).count).to.equal(1n);
  });

  it("refuses the same issue after the license was revoked", async function () {
    const { licenses, hefei, license, id } = await loadLicensed();
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

  it("refuses an approver where the reason asks for none, of one license and of a batch", async function () {
    const { licenses, authorities, anhui, bozhou } = await loadRegistries();
    const issuer = licenses.connect(anhui.operator);
    for (const approver of [anhui.id, bozhou.id]) {
      const decision = { ...grant, approver };
      for (const issuing of [
        issuer.issue(LAWYER, newLicense(), decision),
        issuer.issueBatch(LAWYER, [newLicense()], decision),
      ]) {
        await expect(issuing).to.be.revertedWithCustomError(authorities, "JointApprovalNotNeeded").withArgs(approver);
      }
    }
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
