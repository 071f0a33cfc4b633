import { isHexString } from "ethers";

import { dayFromNumber, dayToNumber, type Day } from "../day.js";
import { DECISION_FORM } from "../errors/catalogue/client.js";
import { ElicenseError } from "../errors/ElicenseError.js";

/** The administrative decision that an action carries out. */
export interface Decision {
  /** Number of the reason in the catalog. */
  readonly reason: number;
  /** Salted hash of the decision's number and document, 32 bytes in hexadecimal. */
  readonly documentHash: string;
  /**
   * Number of the authority whose approval the decision needs: the acting one itself where a second key of it approves;
   * 0 where no approval is needed.
   */
  readonly approver: number;
  /** Day on which it takes effect. */
  readonly effectiveOn: Day;
}

/** {@link Decision} as the contracts take it. */
export interface DecisionArgument {
  readonly reason: number;
  readonly documentHash: string;
  readonly approver: number;
  readonly effectiveOn: number;
}

/**
 * Turns a decision into the contracts' form.
 *
 * @throws {ElicenseError} DECISION_FORM, DAY_FORM or DAY_RANGE with the field.
 */
export function toDecisionArgument(decision: Decision): DecisionArgument {
  const { reason, documentHash, approver, effectiveOn } = decision;
  if (!isWhole(reason, 0xffff)) throw new ElicenseError(DECISION_FORM, { field: "reason" });
  if (!isHexString(documentHash, 32)) throw new ElicenseError(DECISION_FORM, { field: "documentHash" });
  if (!isWhole(approver, 0xffffffff)) throw new ElicenseError(DECISION_FORM, { field: "approver" });
  return { reason, documentHash, approver, effectiveOn: dayToNumber(effectiveOn, "effectiveOn") };
}

/** Turns the contracts' form of a decision into the SDK's. */
export function fromDecisionArgument(decision: {
  reason: bigint;
  documentHash: string;
  approver: bigint;
  effectiveOn: bigint;
}): Decision {
  const { reason, documentHash, approver, effectiveOn } = decision;
  return {
    reason: Number(reason),
    documentHash,
    approver: Number(approver),
    effectiveOn: dayFromNumber(effectiveOn),
  };
}

function isWhole(value: number, maximum: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= maximum;
}
