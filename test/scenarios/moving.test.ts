import { dayToNumber, getManagementHistory, lawyer, parseElicenseIdentifier, parsePracticeNumber } from "@elicense/sdk";
import { expect } from "chai";
import { network } from "hardhat";

import { act, addDays, decide, passTo, prepare, statusesOf, toArgument, type Call } from "./actions.js";
import {
  draftFor,
  grantHefei,
  hefeiLawyer,
  idOf,
  IN_FORCE,
  newLicense,
  readerOf,
  refusedFor,
  seal,
  verdictOn,
  type Issued,
} from "./licenses.js";
import { MORNING, setStage, TODAY, type Stage } from "./stage.js";

const { networkHelpers } = await network.create(MORNING);
const { time } = networkHelpers;
const load = (): Promise<Stage> => networkHelpers.loadFixture(setStage);

const HOUR = 3_600;

/** What the lawyer's license says in Shanghai: place and firm are others, year and serial of the number are kept. */
const inShanghai = {
  ...hefeiLawyer,
  practiceNo: "13101201511900001",
  firmName: "上海样例律师事务所",
  firmUscc: "31310000E0FAKE081B",
  decisionNo: "沪司许律〔2026〕0001号",
  areaCode: "310100",
};

/** Shanghai takes the license over: the call, for Anhui to acknowledge. */
async function move(stage: Stage, { id }: Issued): Promise<{ call: Call; newId: string; arrive: Arrive }> {
  const { anhui, shanghai } = stage;
  const decision = await decide(stage, "TRANSFER", { approver: anhui });
  const draft = draftFor(shanghai, decision, { fields: inShanghai, serial: "20260302SH0000000001" });
  const call = await prepare(stage, shanghai, "transfer", [id, newLicense(draft), toArgument(decision)]);
  return {
    call,
    newId: idOf(shanghai, draft, decision),
    arrive: (transaction) => seal(stage, shanghai, draft, decision, transaction),
  };
}

type Arrive = (transaction: Parameters<typeof seal>[4]) => Promise<Issued>;

describe("scenarios: moving to another province", () => {
  it("2. A lawyer moves from a Hefei firm to a Shanghai firm: one atomic step; serial and year kept", async () => {
    const stage = await load();
    const { anhui, shanghai, contracts } = stage;
    const old = await grantHefei(stage);
    const { call, newId, arrive } = await move(stage, old);
    await call.approve(anhui.operator);
    const moved = await call.send();
    const arrived = await arrive(moved);

    const block = moved.blockNumber ?? (await moved.wait())!.blockNumber;
    expect(await statusesOf(stage, [old.id, newId], block - 1)).to.deep.equal(["ACTIVE", "NONE"]);
    expect(await statusesOf(stage, [old.id, newId], block)).to.deep.equal(["TRANSFERRED", "ACTIVE"]);
    expect((await contracts.licenses.standingOf(newId)).holder).to.equal(
      await contracts.licenses.custodyOf(shanghai.id),
    );
    expect(await verdictOn(stage, old.document)).to.deep.equal(refusedFor("STATUS_TRANSFERRED"));
    expect(await verdictOn(stage, arrived.document)).to.deep.equal(IN_FORCE);

    const { records } = await getManagementHistory(await readerOf(stage), { id: old.id });
    expect(records.map(({ action, authority }) => [action, authority])).to.deep.equal([
      ["ISSUE", anhui.id],
      ["TRANSFER", shanghai.id],
    ]);
    expect(records[1]!.detail).to.equal(newId);

    const [before, after] = [old, arrived].map(({ document }) => document.credentialSubject.practiceNo as string);
    expect(parsePracticeNumber(after!)).to.deep.equal({
      ...parsePracticeNumber(before!),
      ...{ province: "31", city: "01" },
    });
    const identifier = parseElicenseIdentifier(arrived.document.credentialSubject.certificateIdentifier as string);
    expect(identifier).to.include({ issuer: shanghai.code, version: 1 });
  });

  it("2. Nobody is to follow a license twice: once it has moved, neither province can move or reissue it", async () => {
    const stage = await load();
    const { anhui, hefei, contracts } = stage;
    const old = await grantHefei(stage);
    const first = await move(stage, old);
    await first.call.approve(anhui.operator);
    await first.call.send();

    const transferred = 5;
    await expect((await move(stage, old)).call.send())
      .to.be.revertedWithCustomError(contracts.licenses, "LicenseRegistryNotAllowed")
      .withArgs(old.id, transferred, 3);
    const decision = await decide(stage, "DATA-CHANGE", { approver: hefei });
    const draft = draftFor(anhui, decision, { fields: hefeiLawyer, version: 2 });
    await expect(act(stage, anhui, "reissue", [old.id, newLicense(draft), toArgument(decision)], hefei.operator))
      .to.be.revertedWithCustomError(contracts.licenses, "LicenseRegistryNotAllowed")
      .withArgs(old.id, transferred, 2);
  });

  it("3. The same move while a suspension runs: refused", async () => {
    const stage = await load();
    const { anhui, hefei, contracts } = stage;
    const old = await grantHefei(stage);
    const through = addDays(TODAY, 30);
    const penalty = await decide(stage, "L47");
    await act(stage, hefei, "suspend", [old.id, toArgument(penalty), dayToNumber(through)]);

    const during = await move(stage, old);
    await during.call.approve(anhui.operator);
    await expect(during.call.send())
      .to.be.revertedWithCustomError(contracts.licenses, "LicenseRegistryNotAllowed")
      .withArgs(old.id, 2, 3);
    expect(await statusesOf(stage, [old.id, during.newId])).to.deep.equal(["SUSPENDED", "NONE"]);

    await passTo(stage, addDays(through, 1));
    const afterwards = await move(stage, old);
    await afterwards.call.approve(anhui.operator);
    await afterwards.call.send();
    expect(await statusesOf(stage, [old.id, afterwards.newId])).to.deep.equal(["TRANSFERRED", "ACTIVE"]);
  });

  it("4. The sending province never acknowledges: timeout, the license stays ACTIVE", async () => {
    const stage = await load();
    const { anhui, contracts } = stage;
    const old = await grantHefei(stage);
    const { call, newId } = await move(stage, old);
    const refused = (error: string, ...values: readonly unknown[]): Promise<void> =>
      expect(call.send())
        .to.be.revertedWithCustomError(contracts.authorities, error)
        .withArgs(call.action, anhui.id, ...values);

    await refused("JointApprovalMissing");
    // Acknowledged, and withdrawn again: the move is aborted.
    await call.approve(anhui.operator);
    await contracts.authorities.connect(anhui.operator).withdrawApproval(call.action);
    await refused("JointApprovalMissing");
    // Acknowledged for an hour, and an hour gone by: the move has timed out.
    const expiresAt = (await time.latest()) + HOUR;
    await call.approve(anhui.operator, expiresAt);
    await time.setNextBlockTimestamp(expiresAt + 1);
    await refused("JointApprovalExpired", expiresAt);

    expect(await statusesOf(stage, [old.id, newId])).to.deep.equal(["ACTIVE", "NONE"]);
    expect(await verdictOn(stage, old.document)).to.deep.equal(IN_FORCE);
  });

  it("4. Shanghai cannot acknowledge for Anhui, and Bozhou cannot for Hefei", async () => {
    const stage = await load();
    const { shanghai, bozhou, contracts } = stage;
    const old = await grantHefei(stage);
    for (const [approver, error, values] of [
      [shanghai, "JointApprovalNeedsAnotherAuthority", [shanghai.id, shanghai.id]],
      [bozhou, "AuthorityRegistryNotAccredited", [bozhou.id, lawyer.number, 6]],
    ] as const) {
      const decision = await decide(stage, "TRANSFER", { approver });
      const draft = draftFor(shanghai, decision, { fields: inShanghai });
      const parameters = [old.id, newLicense(draft), toArgument(decision)];
      await expect(act(stage, shanghai, "transfer", parameters, approver.operator))
        .to.be.revertedWithCustomError(contracts.authorities, error)
        .withArgs(...values);
    }
  });
});
