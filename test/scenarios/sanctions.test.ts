import {
  dayToNumber,
  deriveContextHash,
  getManagementHistory,
  getUsageHistory,
  lawyer,
  parseRegisterKey,
  use,
  createClient,
} from "@elicense/sdk";
import { expect } from "chai";
import { network } from "hardhat";

import { act, addDays, decide, passTo, prepare, statusesOf, toArgument } from "./actions.js";
import { grantBozhou, IN_FORCE, readerOf, refusedFor, verdictOn, type Issued } from "./licenses.js";
import { MORNING, setStage, TODAY, type Stage } from "./stage.js";

const { networkHelpers } = await network.create(MORNING);
const load = (): Promise<Stage> => networkHelpers.loadFixture(setStage);

/** Four months from {@link TODAY}, the last day included. */
const FOUR_MONTHS = "2026-07-01";

const Right = { Revoke: 3, Annul: 4, Annotate: 7 } as const;

/** Number of a reason of a lawyer's license. */
const reasonNumber = (code: string): number => lawyer.reasons.find((reason) => reason.code === code)!.number;

/** A secret of the court's own. */
const courtKey = parseRegisterKey(`0x${"c0".repeat(32)}`);

async function suspend(stage: Stage, { id }: Issued, code: string, through: string): Promise<void> {
  await act(stage, stage.bozhou, "suspend", [id, toArgument(await decide(stage, code)), dayToNumber(through)]);
}

async function annotate(stage: Stage, { id }: Issued, code: string): Promise<void> {
  await act(stage, stage.bozhou, "annotate", [id, toArgument(await decide(stage, code))]);
}

describe("scenarios: sanctions", () => {
  it("7. Bozhou suspends for 4 months under L48: accepted; under L47: refused", async () => {
    const stage = await load();
    const { contracts } = stage;
    const license = await grantBozhou(stage);
    await expect(suspend(stage, license, "L47", FOUR_MONTHS))
      .to.be.revertedWithCustomError(contracts.catalog, "LicenseCatalogDaysOutOfBounds")
      .withArgs(dayToNumber(TODAY), dayToNumber(FOUR_MONTHS), 1, 92);
    expect(await statusesOf(stage, [license.id])).to.deep.equal(["ACTIVE"]);

    await suspend(stage, license, "L48", FOUR_MONTHS);
    expect(await statusesOf(stage, [license.id])).to.deep.equal(["SUSPENDED"]);
    expect(await verdictOn(stage, license.document)).to.deep.equal(refusedFor("STATUS_SUSPENDED"));
  });

  it("8. Bozhou tries to revoke: refused. Anhui revokes, then cancels by A23-1", async () => {
    const stage = await load();
    const { anhui, bozhou, contracts } = stage;
    const { id, document } = await grantBozhou(stage);
    const penalty = [id, toArgument(await decide(stage, "L49", { approver: anhui }))];
    const byBozhou = [id, toArgument(await decide(stage, "L49", { approver: bozhou }))];
    await expect(act(stage, bozhou, "revoke", byBozhou, bozhou.operator))
      .to.be.revertedWithCustomError(contracts.authorities, "AuthorityRegistryNotAccredited")
      .withArgs(bozhou.id, lawyer.number, Right.Revoke);

    const alone = await prepare(stage, anhui, "revoke", penalty);
    await expect(alone.send())
      .to.be.revertedWithCustomError(contracts.authorities, "JointApprovalMissing")
      .withArgs(alone.action, anhui.id);
    const early = toArgument(await decide(stage, "A23-1"));
    await expect(act(stage, anhui, "cancel", [id, early]))
      .to.be.revertedWithCustomError(contracts.catalog, "LicenseCatalogStatusNotAllowed")
      .withArgs(lawyer.number, early.reason, 1, 1n << 6n);

    await act(stage, anhui, "revoke", penalty, anhui.second);
    expect(await statusesOf(stage, [id])).to.deep.equal(["REVOKED"]);
    expect(await verdictOn(stage, document)).to.deep.equal(refusedFor("STATUS_REVOKED"));

    await act(stage, anhui, "cancel", [id, toArgument(await decide(stage, "A23-1"))]);
    expect(await statusesOf(stage, [id])).to.deep.equal(["CANCELLED"]);
    const { records } = await getManagementHistory(await readerOf(stage), { id });
    expect(records.map(({ action, decision }) => [action, decision.reason])).to.deep.equal([
      ["ISSUE", reasonNumber("GRANT")],
      ["REVOKE", reasonNumber("L49")],
      ["CANCEL", reasonNumber("A23-1")],
    ]);
  });

  it("9. A suspension ends at midnight: verification flips without a transaction", async () => {
    const stage = await load();
    const { licenses } = stage.contracts;
    const license = await grantBozhou(stage);
    await suspend(stage, license, "L48", FOUR_MONTHS);
    const before = await licenses.standingOf(license.id);

    await passTo(stage, addDays(FOUR_MONTHS, 1), 1);
    expect(await statusesOf(stage, [license.id])).to.deep.equal(["SUSPENDED"]);
    expect(await verdictOn(stage, license.document)).to.deep.equal(refusedFor("STATUS_SUSPENDED"));

    await passTo(stage, addDays(FOUR_MONTHS, 1));
    expect(await statusesOf(stage, [license.id])).to.deep.equal(["ACTIVE"]);
    expect(await verdictOn(stage, license.document)).to.deep.equal(IN_FORCE);
    const after = await licenses.standingOf(license.id);
    expect([after.head, after.recordCount, after.lastBlock]).to.deep.equal([
      before.head,
      before.recordCount,
      before.lastBlock,
    ]);
  });

  it("9. The return is recorded once the suspension is over, and cannot end one that runs", async () => {
    const stage = await load();
    const { bozhou, contracts } = stage;
    const license = await grantBozhou(stage);
    await suspend(stage, license, "L48", FOUR_MONTHS);
    const tooSoon = toArgument(await decide(stage, "RETURN"));
    await expect(act(stage, bozhou, "resume", [license.id, tooSoon]))
      .to.be.revertedWithCustomError(contracts.catalog, "LicenseCatalogStatusNotAllowed")
      .withArgs(lawyer.number, tooSoon.reason, 2, 1n << 1n);

    await passTo(stage, addDays(FOUR_MONTHS, 1));
    await act(stage, bozhou, "resume", [license.id, toArgument(await decide(stage, "RETURN"))]);
    expect((await contracts.licenses.standingOf(license.id)).recordCount).to.equal(3n);
    expect(await verdictOn(stage, license.document)).to.deep.equal(IN_FORCE);
  });

  it("10. Voluntary cancellation during an investigation: refused", async () => {
    const stage = await load();
    const { anhui, contracts } = stage;
    const license = await grantBozhou(stage);
    await annotate(stage, license, "INVESTIGATION-OPENED");
    const request = [license.id, toArgument(await decide(stage, "A23-3", { approver: anhui }))];
    await expect(act(stage, anhui, "cancel", request))
      .to.be.revertedWithCustomError(contracts.catalog, "LicenseCatalogUnderInvestigation")
      .withArgs(lawyer.number, reasonNumber("A23-3"));
    expect(await statusesOf(stage, [license.id])).to.deep.equal(["ACTIVE"]);

    await annotate(stage, license, "INVESTIGATION-CLOSED");
    await act(stage, anhui, "cancel", request, anhui.second);
    expect(await statusesOf(stage, [license.id])).to.deep.equal(["CANCELLED"]);
  });

  it("11. Fraud is found: ANNULLED; the usage history stays readable", async () => {
    const stage = await load();
    const { anhui, bozhouCourt, deployment } = stage;
    const { id, document } = await grantBozhou(stage);
    const court = createClient({ runner: bozhouCourt.operator, deployment });
    const request = {
      ...{ type: lawyer, id, matter: 1, fields: ["name", "practiceNo"] },
      context: deriveContextHash(courtKey, {
        ...{ caseNo: "（2026）样例民初1号", system: "样例立案系统", operator: "0001", purpose: "核验代理律师" },
      }),
    } as const;
    await use(court, { ...request, action: "VERIFY" });

    const finding = await decide(stage, "L9-1", { approver: anhui });
    await act(stage, anhui, "annul", [id, toArgument(finding)], anhui.second);
    expect(await statusesOf(stage, [id])).to.deep.equal(["ANNULLED"]);
    expect(await verdictOn(stage, document)).to.deep.equal(refusedFor("STATUS_ANNULLED"));
    await use(court, { ...request, action: "RETRIEVE" });

    const { records } = await getUsageHistory(await readerOf(stage), { id });
    expect(records.map(({ consumer, action, outcome, status }) => [consumer, action, outcome, status])).to.deep.equal([
      [bozhouCourt.id, "VERIFY", "ALLOWED", "ACTIVE"],
      [bozhouCourt.id, "RETRIEVE", "STATUS_NOT_ALLOWED", "ANNULLED"],
    ]);
  });

  it("13. The bar association records 基本称职 and Bozhou files it; a bureau assessing by itself is refused", async () => {
    const stage = await load();
    const { bozhou, barAssociation, contracts } = stage;
    const { id, document } = await grantBozhou(stage);
    const own = [id, toArgument(await decide(stage, "ASSESSED-BASIC", { approver: bozhou }))];
    await expect(act(stage, bozhou, "annotate", own, bozhou.operator))
      .to.be.revertedWithCustomError(contracts.authorities, "JointApprovalNeedsAnotherAuthority")
      .withArgs(bozhou.id, bozhou.id);

    const assessment = await decide(stage, "ASSESSED-BASIC", { approver: barAssociation });
    expect(lawyer.reasons.find(({ number }) => number === assessment.reason)?.title.zh).to.include("基本称职");
    const filing = await prepare(stage, bozhou, "annotate", [id, toArgument(assessment)]);
    await filing.approve(barAssociation.operator);
    await filing.send();

    const { records } = await getManagementHistory(await readerOf(stage), { id });
    expect(records[1]).to.deep.include({ action: "ANNOTATE", authority: bozhou.id, decision: assessment });
    expect(await verdictOn(stage, document)).to.deep.equal(IN_FORCE);
  });

  it("13. The bar association approves, and files nothing by itself", async () => {
    const stage = await load();
    const { bozhou, barAssociation, contracts } = stage;
    const { id } = await grantBozhou(stage);
    const assessment = toArgument(await decide(stage, "ASSESSED-BASIC", { approver: bozhou }));
    await expect(act(stage, barAssociation, "annotate", [id, assessment], bozhou.operator))
      .to.be.revertedWithCustomError(contracts.authorities, "AuthorityRegistryNotAccredited")
      .withArgs(barAssociation.id, lawyer.number, Right.Annotate);
  });
});
