import { expect } from "chai";
import { id as hashOf, ZeroHash } from "ethers";
import { network } from "hardhat";
import type { NetworkConnection } from "hardhat/types/network";

import {
  fields,
  FORENSIC,
  issue,
  LAWYER,
  matter,
  MORNING,
  newLicense,
  registries,
  suspension,
  term,
  TODAY,
  UNKNOWN_MATTER,
} from "../fixture.js";
import { domainOf, GRANT_TYPES } from "../AccessLog/grants.js";
import { DAY, OPERATE, Outcome, Region, UsageAction } from "../terms.js";

const { networkHelpers } = await network.create(MORNING);
const load = () => networkHelpers.loadFixture(courtCases);

const CASE = hashOf("salted case number");
const CONTEXT = hashOf("case, system, operator and purpose");
const NO_SIGNATURE = { signer: "0x", signature: "0x" };

/** The court's contract, which is an operating key of the court's, and a license of Hefei's in its holder's hands. */
async function courtCases(connection: NetworkConnection) {
  const state = await registries(connection);
  const { accessLog, authorities, court, hefei, holder, now } = state;
  const cases = await connection.ethers.deployContract("CourtCases", [
    accessLog,
    court.id,
    LAWYER,
    matter.counsel.number,
  ]);
  await authorities.connect(court.administrator).addKey(cases, OPERATE);
  const { id: key } = await authorities.keyOf(cases);
  const id = await issue(state, hefei, newLicense({ region: Region.hefei, holder: holder.address }));

  const grant = {
    ...{ kind: 0n, license: id, holder: holder.address, binding: 0n, consumer: court.id },
    ...{ matter: hashOf("matter and salt"), fields: fields("name"), notBefore: 0n, notAfter: (await now()) + DAY },
    ...{ maxUses: 1n, nonce: ZeroHash },
  };
  const signature = await holder.signTypedData(await domainOf(state), GRANT_TYPES, grant);
  const signed = { signer: holder.address, signature };
  return { ...state, cases: cases.connect(court.operator), key, id, grant, signed };
}

/** What the court's published use allows. */
const counsel = (id: string) => ({
  ...{ id, action: UsageAction.Retrieve, matter: matter.counsel.number, fields: fields("name"), context: CONTEXT },
});

const granted = {
  action: UsageAction.Retrieve,
  matter: hashOf("matter and salt"),
  fields: fields("name"),
  context: CONTEXT,
};

describe("CourtCases, an example of a contract that uses licenses", function () {
  it("belongs to its court, for one license type and one matter, and asks the log that it was given", async function () {
    const { cases, accessLog, court } = await load();
    expect(await cases.licenseType()).to.equal(LAWYER);
    expect(await cases.matter()).to.equal(matter.counsel.number);
    expect(await cases.court()).to.equal(court.id);
    expect(await cases.accessLog()).to.equal(accessLog);
  });

  it("admits counsel by an allowed use, which is recorded as the contract's own", async function () {
    const { cases, accessLog, court, key, id } = await load();
    expect(await cases.admit.staticCall(CASE, counsel(id))).to.equal(true);

    const admitting = await cases.admit(CASE, counsel(id));

    await expect(admitting).to.emit(cases, "CounselAdmitted").withArgs(CASE, id);
    const [use] = await accessLog.queryFilter(accessLog.filters.UsageRecorded(id, court.id, Outcome.Allowed));
    expect(BigInt.asUintN(24, use!.args.record >> 112n)).to.equal(key);
    expect(await cases.isCounsel(CASE, id)).to.equal(true);
    expect(await cases.isCounsel(hashOf("another case"), id)).to.equal(false);
  });

  it("does not revert on a denial: the record of it stands, and counsel is not admitted", async function () {
    const { cases, accessLog, court, id } = await load();
    const request = { ...counsel(id), fields: fields("sex") };
    expect(await cases.admit.staticCall(CASE, request)).to.equal(false);

    const refusing = await cases.admit(CASE, request);

    await expect(refusing).to.emit(cases, "CounselRefused").withArgs(CASE, id, Outcome.FieldsExceeded);
    expect(await accessLog.queryFilter(accessLog.filters.UsageRecorded(id, court.id))).to.have.lengthOf(1);
    expect((await accessLog.usageBookOf(id)).recordCount).to.equal(1n);
    expect((await accessLog.consumerOf(court.id)).count).to.equal(1n);
    expect(await cases.isCounsel(CASE, id)).to.equal(false);
  });

  it("admits counsel under the holder's grant, once where it is for one use", async function () {
    const { cases, accessLog, id, grant, signed } = await load();
    await expect(cases.admitUnderGrant(CASE, granted, grant, signed))
      .to.emit(cases, "CounselAdmitted")
      .withArgs(CASE, id);
    const another = hashOf("another case");
    await expect(cases.admitUnderGrant(another, granted, grant, NO_SIGNATURE))
      .to.emit(cases, "CounselRefused")
      .withArgs(another, id, Outcome.GrantUsedUp);

    expect(await cases.isCounsel(CASE, id)).to.equal(true);
    expect(await cases.isCounsel(another, id)).to.equal(false);
    expect((await accessLog.usageBookOf(id)).recordCount).to.equal(2n);
    expect(await accessLog.grantStateOf(await accessLog.hashGrant(grant))).to.deep.equal([true, false, 1n]);
  });

  it("admits nobody who is suspended, though a consent is good for it and the use is recorded as allowed", async function () {
    const state = await load();
    const { cases, accessLog, hefei, licenses, court, id, grant, signed } = state;
    await licenses.connect(hefei.operator).suspend(id, suspension, TODAY + 119n);
    expect(await cases.admitUnderGrant.staticCall(CASE, granted, grant, signed)).to.equal(false);

    await expect(cases.admitUnderGrant(CASE, granted, grant, signed))
      .to.emit(cases, "CounselRefused")
      .withArgs(CASE, id, Outcome.Allowed);
    expect(await cases.isCounsel(CASE, id)).to.equal(false);
    expect(await accessLog.queryFilter(accessLog.filters.UsageRecorded(id, court.id))).to.have.lengthOf(1);
  });

  it("uses nothing of another license type, and for no other matter", async function () {
    const state = await load();
    const { cases, accessLog, anhui, court, grant, signed, id } = state;
    const other = await issue(state, anhui, newLicense({ validThrough: TODAY + 364n }), term, FORENSIC);
    for (const call of [
      cases.admit(CASE, counsel(other)),
      cases.admitUnderGrant(CASE, granted, { ...grant, license: other }, signed),
    ]) {
      await expect(call).to.be.revertedWithCustomError(cases, "CourtCasesWrongType").withArgs(other, FORENSIC);
    }
    await expect(cases.admit(CASE, { ...counsel(id), matter: UNKNOWN_MATTER }))
      .to.be.revertedWithCustomError(cases, "CourtCasesWrongMatter")
      .withArgs(UNKNOWN_MATTER);
    expect((await accessLog.consumerOf(court.id)).count).to.equal(0n);
  });

  it("uses nothing for who does not operate for the court, and leaves no record in its name", async function () {
    const { cases, accessLog, authorities, anhui, court, stranger, id, grant, signed } = await load();
    for (const call of [
      (as: typeof cases) => as.admit(CASE, counsel(id)),
      (as: typeof cases) => as.admitUnderGrant(CASE, granted, grant, signed),
    ]) {
      await expect(call(cases.connect(anhui.operator)))
        .to.be.revertedWithCustomError(cases, "CourtCasesForeignCaller")
        .withArgs(anhui.operator);
      await expect(call(cases.connect(stranger)))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryUnknownKey")
        .withArgs(stranger);
    }
    expect((await accessLog.consumerOf(court.id)).count).to.equal(0n);
  });
});
