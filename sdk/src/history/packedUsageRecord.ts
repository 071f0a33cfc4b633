import { nameOf, statuses, usageActions, type Status, type UsageAction } from "../codes.js";
import { packBits, unpackBits } from "./bits.js";

/** What a usage record's word says. */
export interface UsageRecordParts {
  /** Position in the license's usage book, from 1. */
  readonly index: number;
  /** Block of the record before; 0 in the first. */
  readonly previousBlock: number;
  /** Unix time, seconds. */
  readonly recordedAt: number;
  /** Number of the key that the use came from. */
  readonly key: number;
  /** Position among the consumer's uses, from 1. */
  readonly number: number;
  readonly action: UsageAction;
  /** The license's status that the consumer saw. */
  readonly status: Status;
}

const layout = [
  ["index", 40],
  ["previousBlock", 32],
  ["recordedAt", 40],
  ["key", 24],
  ["number", 64],
  ["action", 8],
  ["status", 8],
] as const;

/**
 * Packs a record into its word. Equal to `packUsageRecord` in `contracts/types/PackedUsageRecord.sol`.
 *
 * @throws {ElicenseError} RECORD_FORM with the field.
 */
export function packUsageRecord(record: UsageRecordParts): bigint {
  const { index, previousBlock, recordedAt, key, number } = record;
  const action = usageActions.indexOf(record.action);
  const status = statuses.indexOf(record.status);
  return packBits(layout, { index, previousBlock, recordedAt, key, number, action, status });
}

/**
 * Takes a record's word apart.
 *
 * @returns `undefined` for what is no record's word, or names an action or status that this version does not know.
 */
export function unpackUsageRecord(word: bigint): UsageRecordParts | undefined {
  const bits = unpackBits(layout, word);
  if (bits === undefined) return undefined;
  const action = nameOf(usageActions, bits.action);
  const status = nameOf(statuses, bits.status);
  return action === undefined || status === undefined ? undefined : { ...bits, action, status };
}
