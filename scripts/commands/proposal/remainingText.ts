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
  /** Number of the next proposal that can be executed. */
  readonly next: number;
  /** The first number that is not decided: one with a later number cannot come before it is. */
  readonly due: number;
}

/** Says what the members have left to do. */
export function remainingText(summary: ProposalSummary, { text }: Pick<Invocation, "text">): string {
  const { hash, number, approvals, threshold, next } = summary;
  const missing = threshold - approvals;
  const values = { number, next, approvals, threshold, missing };
  const steps =
    missing > 0
      ? [text("proposal.remaining", values), `  ${programName} proposal approve ${hash}`]
      : [
          text(number > next ? "proposal.enoughLater" : "proposal.enough", values),
          `  ${programName} proposal execute ${hash}`,
        ];
  return [...steps, ...behindText(summary, { text })].join("\n");
}

/** Says of a proposal whose number cannot come yet what has to be decided before it. */
export function behindText(
  { number, due }: Pick<ProposalSummary, "number" | "due">,
  { text }: Pick<Invocation, "text">,
): readonly string[] {
  if (number <= due) return [];
  return [text(number === due + 1 ? "proposal.behind" : "proposal.behindMany", { number, due, last: number - 1 })];
}
