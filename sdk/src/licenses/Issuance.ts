import { isHexString } from "ethers";

import { toDayBound, type Day } from "../day.js";
import { PROOF_FORM } from "../errors/catalogue/client.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { toDecisionArgument, type Decision, type DecisionArgument } from "./Decision.js";
import { toWord } from "./word.js";

/** What a license was issued on; its hash is part of the id. */
export interface Issuance {
  /** Root of the Merkle tree over the document's salted fields, 32 bytes in hexadecimal. */
  readonly root: string;
  readonly decision: Decision;
  /** Last day of validity, that day included; `null` where the license does not expire. */
  readonly validThrough: Day | null;
}

/** {@link Issuance} as the contracts take it. */
export interface IssuanceArgument {
  readonly root: string;
  readonly decision: DecisionArgument;
  readonly validThrough: number;
}

/**
 * Turns an issuance into the contracts' form.
 *
 * @throws {ElicenseError} PROOF_FORM, DECISION_FORM, DAY_FORM or DAY_RANGE with the field.
 */
export function toIssuanceArgument(issuance: Issuance): IssuanceArgument {
  if (!isHexString(issuance.root, 32)) throw new ElicenseError(PROOF_FORM, { field: "root" });
  return {
    root: issuance.root,
    decision: toDecisionArgument(issuance.decision),
    validThrough: toDayBound(issuance.validThrough, "validThrough"),
  };
}

/**
 * `abi.encode` of an issuance: a word for each member, the decision's in their place. By hand, because every
 * verification needs it, and an encoder for any type takes longer than the hash.
 */
export function encodeIssuance({ root, decision, validThrough }: IssuanceArgument): string {
  const { reason, documentHash, approver, effectiveOn } = decision;
  const decided = [toWord(reason), documentHash.slice(2), toWord(approver), toWord(effectiveOn)];
  return `0x${[root.slice(2), ...decided, toWord(validThrough)].join("")}`;
}
