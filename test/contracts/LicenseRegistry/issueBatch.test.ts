import { expect } from "chai";
import { globalOptions, network } from "hardhat";

import {
  addressNamed,
  approve,
  decisionFor,
  forensicType,
  grant,
  idOf,
  issue,
  LAWYER,
  MAX_BATCH,
  MORNING,
  newLicense,
  newLicenses,
  profile,
  reason,
  recordOf,
  registries,
  term,
  TODAY,
  TRANSACTION_GAS_CAP,
  ZERO_HASH,
} from "../fixture.js";
import { keyNumber } from "../records.js";
import { replayRegister, unpackManagementRecord } from "../replay.js";
import { Action, ApprovalRule, OPERATE, Region, Right, setOf } from "../terms.js";

const { ethers, networkHelpers } = await network.create(MORNING);
const loadRegistries = () => networkHelpers.loadFixture(registries);

const NO_DAY = 0n;
const DAYS_VALID = 365n;
const LAST_DAY = TODAY + DAYS_VALID - 1n;

describe("LicenseRegistry.issueBatch", function () {
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
    expect(events.map(({ args }) => unpackManagementRecord(args))).to.deep.equal(
      batch.map(({ root }, i) => ({
        ...{
          id: ids[i],
          authority: anhui.id,
          action: Action.Issue,
          index: 1n,
          previousBlock: 0n,
          recordedAt: now,
          key,
        },
        ...{ decision: grant, through: NO_DAY, detail: root },
      })),
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

  it("fits a transaction at its largest and dearest: reviewed, four levels down, rights in words of their own", async function () {
    // What measures coverage costs gas as well.
    if (globalOptions.coverage) this.skip();
    const state = await loadRegistries();
    const { licenses, authorities, catalog, anhui, bozhou, holder: thirdKey, secondHolder: fourthKey } = state;
    const [reviewerKey, operator, reviewer] = (await ethers.getSigners()).slice(15);
    const { bozhouQiaocheng: region } = Region;
    const type = 10n;
    const rights = setOf(Right.Issue, Right.Review);
    for (let count = await catalog.typeCount(); count < type; ++count) await catalog.addType(forensicType);
    const rule = { ...reason.term.rule, approval: ApprovalRule.AnotherAuthority };
    await catalog.addReason(type, reason.reviewed.number, rule, reason.reviewed.basis);
    await authorities.connect(bozhou.administrator).register(region, profile("1134160200FAKE088C"), thirdKey);
    const third = await authorities.authorityCount();
    await authorities.connect(thirdKey).register(region, profile("1134160200FAKE096D"), fourthKey);
    const fourth = await authorities.authorityCount();
    await authorities.connect(thirdKey).register(region, profile("1134160200FAKE104E"), reviewerKey!);
    const approver = await authorities.authorityCount();
    await authorities.accreditRoot(anhui.id, type, rights);
    await authorities.connect(anhui.administrator).accredit(bozhou.id, type, rights);
    await authorities.connect(bozhou.administrator).accredit(third, type, rights);
    for (const id of [fourth, approver]) await authorities.connect(thirdKey).accredit(id, type, rights);
    await authorities.connect(fourthKey).addKey(operator!, OPERATE);
    await authorities.connect(reviewerKey).addKey(reviewer!, OPERATE);
    // Holders that are all new, and last days that change from license to license.
    const batch = newLicenses(MAX_BATCH, { region }).map((license, i) => ({
      ...license,
      holder: addressNamed(`holder ${i}`),
      validThrough: LAST_DAY + BigInt(i % 2),
    }));
    const decision = decisionFor(reason.reviewed.number, { approver });
    const call = licenses.issueBatch.populateTransaction(type, batch, decision);
    await approve(state, reviewer!, { ...bozhou, id: fourth }, call);

    const issuing = await operator!.sendTransaction({ ...(await call), gasLimit: TRANSACTION_GAS_CAP });

    expect((await issuing.wait())?.status).to.equal(1);
    expect((await licenses.registerOf(fourth)).count).to.equal(BigInt(MAX_BATCH));
  });

  for (const place of [0, 1, 2]) {
    it(`refuses a region that is no division, or another's, in place ${place}`, async function () {
      const { licenses, anhui } = await loadRegistries();
      const batch = newLicenses(3);
      const at = (region: bigint) => batch.map((license, i) => (i === place ? { ...license, region } : license));
      for (const region of [0n, 340001n]) {
        await expect(licenses.connect(anhui.operator).issueBatch(LAWYER, at(region), grant))
          .to.be.revertedWithCustomError(licenses, "LicenseRegistryInvalidRegion")
          .withArgs(region);
      }
      await expect(licenses.connect(anhui.operator).issueBatch(LAWYER, at(Region.shanghai), grant))
        .to.be.revertedWithCustomError(licenses, "LicenseRegistryRegionNotCovered")
        .withArgs(anhui.id, Region.anhui, Region.shanghai);
    });
  }
});
