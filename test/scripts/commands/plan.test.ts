import { expect } from "chai";
import { describe, it } from "mocha";

import { planBatches, type PlannedLicense } from "../../../scripts/commands/issue/plan.js";
import { nextStepText } from "../../../scripts/commands/support/awaitingText.js";
import { message } from "../../../scripts/messages/index.js";

const decision = { reason: 2, documentHash: `0x${"11".repeat(32)}`, approver: 1, effectiveOn: "2026-01-15" };

/** Licenses on the lines from 2 on, each of a decision by this approver. */
function licensesOf(...approvers: readonly number[]): readonly PlannedLicense[] {
  return approvers.map((approver, position) => ({
    ...({} as PlannedLicense),
    line: position + 2,
    decision: { ...decision, approver },
  }));
}

function linesOf(licenses: readonly PlannedLicense[], size: number, issued: readonly number[] = []): number[][] {
  const batches = planBatches(licenses, size, ({ line }) => !issued.includes(line));
  return batches.map((batch) => batch.licenses.map(({ line }) => line));
}

describe("planBatches", () => {
  it("makes one batch of one decision and one approver, and no batch longer than asked for", () => {
    const licenses = licensesOf(3, 4, 3, 3, 4);
    expect(linesOf(licenses, 2)).to.deep.equal([[2, 4], [5], [3, 6]]);
    expect(planBatches(licenses, 2, () => true).map((batch) => batch.decision.approver)).to.deep.equal([3, 3, 4]);
  });

  it("leaves the other batches as they were approved when some licenses of one were issued", () => {
    const licenses = licensesOf(1, 1, 1, 1, 1);
    expect(linesOf(licenses, 2)).to.deep.equal([[2, 3], [4, 5], [6]]);
    expect(linesOf(licenses, 2, [3])).to.deep.equal([[2], [4, 5], [6]]);
    expect(linesOf(licenses, 2, [2, 3])).to.deep.equal([[4, 5], [6]]);
  });
});

describe("nextStepText", () => {
  const commandIn = (request: string): string | undefined =>
    nextStepText(request, [], { text: (key, values) => message("en", key, values) }).split("\n")[1];

  it("gives a command that a shell takes as it is meant", () => {
    expect(commandIn("licenses/approvals/律师.issue.json")).to.equal(
      "  elicense approve licenses/approvals/律师.issue.json",
    );
    expect(commandIn("my $files/it's.json")).to.equal(String.raw`  elicense approve 'my $files/it'\''s.json'`);
  });
});
