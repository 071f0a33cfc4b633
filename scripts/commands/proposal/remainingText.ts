import { programName } from "../../output/programName.js";
import type { Invocation } from "../support/Command.js";

/** How far a proposal has come, in short. */
export interface ProposalSummary {
  readonly hash: string;
  /** Its place in the consortium's sequence. */
  readonly number: number;
  /** How many members approved it. */
  readonly approvals: number;
  /** How many have to. */
  readonly threshold: number;
}

/** Says what the members have left to do. */
export function remainingText(
  { hash, approvals, threshold }: ProposalSummary,
  { text }: Pick<Invocation, "text">,
): string {
  const missing = threshold - approvals;
  return missing > 0
    ? [text("proposal.remaining", { approvals, threshold, missing }), `  ${programName} proposal approve ${hash}`].join(
        "\n",
      )
    : [text("proposal.enough", { approvals, threshold }), `  ${programName} proposal execute ${hash}`].join("\n");
}
