import { dayOf, type Day } from "../day.js";
import { DAY_RANGE } from "../errors/catalogue/documents.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { noStanding, type Standing } from "../licenses/standing.js";
import { advance, begin } from "./advance.js";
import { lapse, settle, type LicenseState } from "./LicenseState.js";
import type { ManagementRecord } from "./managementBook.js";
import type { Deciding, ReplayRules } from "./ReplayRules.js";

/** The end of the last day that the chain can count, Unix time in seconds. */
export const lastTime = Date.parse("2149-06-06T23:59:59+08:00") / 1000;

/** Where a license stood at a time, by what the chain had recorded by then. */
export interface RecordedStanding extends Standing {
  /** The record that gave the status; the first one where validity is over; `null` before the issue. */
  readonly decidedBy: Deciding | null;
}

/**
 * Replays a license's management book: where the license stood at a time by what the chain had recorded by then. Equal to
 * what `standingOf` of the registry said at that time, but for `trusted`, which no book tells and which is `null`.
 *
 * @param records - The whole book, or its records until the time at least, oldest first.
 * @param rules - What the records leave to the registries; `getReplayRules` reads it.
 * @param time - Unix time, seconds; what was recorded in that second counts.
 * @throws {ElicenseError} REPLAY_INCOMPLETE with what the rules lack; RECORD_FORM for records that no chain could have;
 * DAY_RANGE for a time beyond the days that the chain can count.
 * @example
 * const { records } = await getManagementHistory(client, { id });
 * const rules = await getReplayRules(client, { records });
 * const { status } = replay(records, rules, Date.parse(endOfDay("2026-03-01")) / 1000);
 */
export function replay(records: readonly ManagementRecord[], rules: ReplayRules, time: number): RecordedStanding {
  if (!(time >= 0 && time <= lastTime)) throw new ElicenseError(DAY_RANGE, { field: "time" });
  const state = stateAfter(
    records.filter(({ recordedAt }) => recordedAt <= time),
    rules,
  );
  return state === undefined ? { ...noStanding, decidedBy: null } : standingOn(state, dayOf(time));
}

/** What the registry stores after records; `undefined` where there is none. */
export function stateAfter(records: readonly ManagementRecord[], rules: ReplayRules): LicenseState | undefined {
  const [first, ...further] = records;
  if (first === undefined) return undefined;
  return further.reduce((state, record) => advance(state, record, rules), begin(first, rules));
}

function standingOn(state: LicenseState, day: Day): RecordedStanding {
  const { decidedBy, scheduled, issuedBy, ...settled } = settle(state, day);
  const status = lapse(settled, day);
  const { decided, ...rest } = settled;
  return {
    ...rest,
    status,
    trusted: null,
    scheduled: scheduled === null ? null : { status: scheduled.status, from: scheduled.from },
    decidedBy: status === "EXPIRED" ? issuedBy : decidedBy,
  };
}
