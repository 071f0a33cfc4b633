import { randomBytes } from "node:crypto";

import { deriveDecisionHash, lawyer, type Decision, type ReasonData } from "@elicense/sdk";

import type { Stage } from "./stage.js";

/** What a decision of the story says beside its reason. */
export interface DecisionOptions {
  /** Number of the document; the chain has its salted hash. */
  readonly decisionNo: string;
  /** The member that approves; nobody if left out. */
  readonly approver?: string;
}

/** Decides for a reason of the lawyer's catalog, with effect from today. */
export function decide(stage: Stage, code: string, { decisionNo, approver }: DecisionOptions): Decision {
  const reason = lawyer.reasons.find((candidate) => candidate.code === code);
  if (reason === undefined) throw new RangeError(`the lawyer's catalog has no reason ${code}`);
  return {
    reason: reason.number,
    documentHash: deriveDecisionHash(randomBytes(32), decisionNo),
    approver: approver === undefined ? 0 : stage.authorityOf(approver),
    effectiveOn: stage.today(),
  };
}

/** Number of a document of the year that it is on the chain, such as 皖司罚〔2026〕1号. */
export function decisionNumber(stage: Stage, prefix: string, number: number): string {
  return `${prefix}〔${stage.today().slice(0, 4)}〕${number}号`;
}

/** Finds the reason of a decision in the lawyer's catalog. */
export function reasonOf({ reason }: Decision): ReasonData {
  const found = lawyer.reasons.find(({ number }) => number === reason);
  if (found === undefined) throw new RangeError(`the lawyer's catalog has no reason ${String(reason)}`);
  return found;
}
