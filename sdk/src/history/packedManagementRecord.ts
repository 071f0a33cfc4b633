import { dayFromNumber, fromDayBound, toDayBound, type Day } from "../day.js";
import { toDecisionArgument, type Decision } from "../licenses/Decision.js";
import { packBits, unpackBits } from "./bits.js";

/** What a management record's word and the hash beside it say. */
export interface ManagementRecordParts {
  /** Position in the book, from 1. */
  readonly index: number;
  /** Block of the record before; 0 where none is named. */
  readonly previousBlock: number;
  /** Unix time, seconds. */
  readonly recordedAt: number;
  /** Number of the key that the action came from. */
  readonly key: number;
  readonly decision: Decision;
  /** Last day of what the action set; `null` for none. */
  readonly through: Day | null;
}

const layout = [
  ["index", 16],
  ["previousBlock", 32],
  ["recordedAt", 40],
  ["key", 24],
  ["reason", 16],
  ["approver", 32],
  ["effectiveOn", 16],
  ["through", 16],
] as const;

/**
 * Packs a record into its word. Equal to `packManagementRecord` in `contracts/types/PackedManagementRecord.sol`.
 *
 * @throws {ElicenseError} RECORD_FORM, DECISION_FORM, DAY_FORM or DAY_RANGE with the field.
 */
export function packManagementRecord(record: ManagementRecordParts): bigint {
  const { index, previousBlock, recordedAt, key, decision } = record;
  const { reason, approver, effectiveOn } = toDecisionArgument(decision);
  const through = toDayBound(record.through, "through");
  return packBits(layout, { index, previousBlock, recordedAt, key, reason, approver, effectiveOn, through });
}

/**
 * Takes a record's word apart.
 *
 * @param documentHash - Of the decision, which stands beside the word.
 * @returns `undefined` for what is no record's word.
 */
export function unpackManagementRecord(word: bigint, documentHash: string): ManagementRecordParts | undefined {
  const bits = unpackBits(layout, word);
  if (bits === undefined) return undefined;
  const { reason, approver, effectiveOn, through, ...placed } = bits;
  return {
    ...placed,
    decision: { reason, documentHash, approver, effectiveOn: dayFromNumber(effectiveOn) },
    through: fromDayBound(through),
  };
}
