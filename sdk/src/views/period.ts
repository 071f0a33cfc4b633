import { dayOf, dayToNumber, type Day } from "../day.js";
import type { UsageRecord } from "../history/usageBook.js";

/** Days of Asia/Shanghai, both included; from the first record, or to the last one, where one is left out. */
export interface Period {
  readonly from?: Day;
  readonly through?: Day;
}

/**
 * Makes the test whether a use was recorded in a period. It comes after the proof: part of a chain proves nothing.
 *
 * @throws {ElicenseError} DAY_FORM or DAY_RANGE with `from` or `through`.
 */
export function within({ from, through }: Period): (record: UsageRecord) => boolean {
  if (from !== undefined) dayToNumber(from, "from");
  if (through !== undefined) dayToNumber(through, "through");
  return ({ recordedAt }) => {
    const day = dayOf(recordedAt);
    return (from === undefined || day >= from) && (through === undefined || day <= through);
  };
}
