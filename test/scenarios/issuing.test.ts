import { lawyer, type Decision } from "@elicense/sdk";
import { expect } from "chai";
import { network } from "hardhat";

import { act, decide, prepare, statusesOf, toArgument } from "./actions.js";
import { bozhouLawyer, draftFor, idOf, IN_FORCE, newLicense, seal, verdictOn } from "./licenses.js";
import { MORNING, setStage, type Authority, type Stage } from "./stage.js";

const { networkHelpers } = await network.create(MORNING);
const load = (): Promise<Stage> => networkHelpers.loadFixture(setStage);

/** What issuing the sample lawyer of Bozhou on a decision takes. */
function issueOn(issuer: Authority, decision: Decision): readonly unknown[] {
  const draft = draftFor(issuer, decision, { fields: bozhouLawyer });
  return [lawyer.number, newLicense(draft), toArgument(decision)];
}

describe("scenarios: issuing", () => {
  it("1. Anhui issues a license that Bozhou reviewed; the same authority doing both is refused", async () => {
    const stage = await load();
    const { anhui, bozhou, contracts } = stage;
    const decision = await decide(stage, "GRANT", { approver: bozhou });
    const draft = draftFor(anhui, decision, { fields: bozhouLawyer });
    const id = idOf(anhui, draft, decision);
    const call = await prepare(stage, anhui, "issue", issueOn(anhui, decision));

    await expect(call.send())
      .to.be.revertedWithCustomError(contracts.authorities, "JointApprovalMissing")
      .withArgs(call.action, bozhou.id);
    expect(await statusesOf(stage, [id])).to.deep.equal(["NONE"]);

    await call.approve(bozhou.operator);
    const issued = await call.send();
    const { id: reviewer } = await contracts.authorities.keyOf(bozhou.operator);
    await expect(issued).to.emit(contracts.authorities, "ApprovalConsumed").withArgs(call.action, bozhou.id, reviewer);
    const { document } = await seal(stage, anhui, draft, decision, issued);
    expect(document.proof.licenseId).to.equal(id);
    expect(await verdictOn(stage, document)).to.deep.equal(IN_FORCE);

    const own = await decide(stage, "GRANT", { approver: anhui });
    await expect(act(stage, anhui, "issue", issueOn(anhui, own), anhui.second))
      .to.be.revertedWithCustomError(contracts.authorities, "JointApprovalNeedsAnotherAuthority")
      .withArgs(anhui.id, anhui.id);
    const nobody = await decide(stage, "GRANT");
    await expect(act(stage, anhui, "issue", issueOn(anhui, nobody)))
      .to.be.revertedWithCustomError(contracts.authorities, "JointApprovalNeedsAnotherAuthority")
      .withArgs(anhui.id, 0);
  });

  it("1. A reviewer is competent where the license is for, and accredited to review", async () => {
    const stage = await load();
    const { anhui, hefei, bozhouCourt, contracts } = stage;
    const byHefei = await decide(stage, "GRANT", { approver: hefei });
    await expect(act(stage, anhui, "issue", issueOn(anhui, byHefei), hefei.operator))
      .to.be.revertedWithCustomError(contracts.licenses, "LicenseRegistryRegionNotCovered")
      .withArgs(hefei.id, 340100, 341600);

    const byCourt = await decide(stage, "GRANT", { approver: bozhouCourt });
    await expect(act(stage, anhui, "issue", issueOn(anhui, byCourt), bozhouCourt.operator))
      .to.be.revertedWithCustomError(contracts.authorities, "AuthorityRegistryNotAccredited")
      .withArgs(bozhouCourt.id, lawyer.number, 0);
  });

  it("1. Where the rule asks for maker and checker, the same key doing both is refused", async () => {
    const stage = await load();
    const { anhui, contracts } = stage;
    const decision = await decide(stage, "IMPORT", { approver: anhui, effectiveOn: "2020-04-30" });
    const call = await prepare(stage, anhui, "issue", issueOn(anhui, decision));
    await call.approve(anhui.operator);
    await expect(call.send())
      .to.be.revertedWithCustomError(contracts.authorities, "JointApprovalSameKey")
      .withArgs(call.action, anhui.operator.address);

    await call.approve(anhui.second);
    await call.send();
    const id = idOf(anhui, draftFor(anhui, decision, { fields: bozhouLawyer }), decision);
    expect(await statusesOf(stage, [id])).to.deep.equal(["ACTIVE"]);
  });

  it("26. The same row is issued twice, from two machines: the second is refused by the chain", async () => {
    const stage = await load();
    const { anhui, contracts } = stage;
    const decision = await decide(stage, "IMPORT", { approver: anhui, effectiveOn: "2020-04-30" });
    const machines = [
      { maker: anhui.operator, checker: anhui.second },
      { maker: anhui.second, checker: anhui.operator },
    ] as const;
    // Each machine builds the document by itself, from the row and the issuer's register key.
    const calls = await Promise.all(
      machines.map(({ maker }) => prepare(stage, anhui, "issue", issueOn(anhui, decision), maker)),
    );
    const [first, second] = calls.map((call, machine) => ({ ...call, checker: machines[machine]!.checker }));
    const id = idOf(anhui, draftFor(anhui, decision, { fields: bozhouLawyer }), decision);

    await first!.approve(first!.checker);
    await first!.send();
    await second!.approve(second!.checker);
    await expect(second!.send())
      .to.be.revertedWithCustomError(contracts.licenses, "LicenseRegistryAlreadyIssued")
      .withArgs(id);
    expect((await contracts.licenses.registerOf(anhui.id)).count).to.equal(1n);
  });
});
