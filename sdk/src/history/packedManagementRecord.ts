import { fromDayBound, toDayBound, toDecisionArgument, type Decision } from "../licenses/licenseId.js";
import { dayFromNumber, type Day } from "../day.js";

/** What a management record says beside its hashes. */
export interface ManagementRecordWord {
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

/**
 * Packs a record into its word. Equal to `packManagementRecord` in `contracts/types/PackedManagementRecord.sol`.
 *
 * @throws {ElicenseError} DECISION_FORM, DAY_FORM or DAY_RANGE with the field.
 */
export function packManagementRecord({
  index,
  previousBlock,
  recordedAt,
  key,
  decision,
  through,
}: ManagementRecordWord): bigint {
  const { reason, approver, effectiveOn } = toDecisionArgument(decision);
  return (
    BigInt(index) |
    (BigInt(previousBlock) << 16n) |
    (BigInt(recordedAt) << 48n) |
    (BigInt(key) << 88n) |
    (BigInt(reason) << 112n) |
    (BigInt(approver) << 128n) |
    (BigInt(effectiveOn) << 160n) |
    (BigInt(toDayBound(through, "through")) << 176n)
  );
}

/**
 * Takes a record's word apart.
 *
 * @param documentHash - Of the decision, which stands beside the word.
 * @returns `undefined` for what is no record's word: one with bits that none has.
 */
export function unpackManagementRecord(word: bigint, documentHash: string): ManagementRecordWord | undefined {
  if (word >> 192n !== 0n) return undefined;
  const bits = (from: number, count: number): number => Number(BigInt.asUintN(count, word >> BigInt(from)));
  return {
    index: bits(0, 16),
    previousBlock: bits(16, 32),
    recordedAt: bits(48, 40),
    key: bits(88, 24),
    decision: {
      reason: bits(112, 16),
      documentHash,
      approver: bits(128, 32),
      effectiveOn: dayFromNumber(bits(160, 16)),
    },
    through: fromDayBound(bits(176, 16)),
  };
}
