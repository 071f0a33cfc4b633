import { statuses, type Status } from "../codes.js";
import type { Day } from "../day.js";
import type { ScheduledStatus } from "../licenses/standing.js";
import type { Deciding, Inheritance } from "./ReplayRules.js";

/** What the registry stores of a license and its book, as records tell it. */
export interface LicenseState {
  readonly holder: string;
  readonly key: number;
  readonly vouchedAt: number;
  readonly validThrough: Day | null;
  /** The status that the last decision in effect gave; time may have changed it since. */
  readonly decided: Status;
  /** The record that gave it. */
  readonly decidedBy: Deciding;
  readonly suspendedThrough: Day | null;
  readonly scheduled: (ScheduledStatus & { readonly by: Deciding }) | null;
  readonly underInvestigation: boolean;
  readonly succeeded: boolean;
  readonly binding: number;
  readonly recordCount: number;
  readonly head: bigint;
  readonly lastBlock: number;
  /** The first record. */
  readonly issuedBy: Deciding;
}

/** Whether a decision has ended a license. Equal to `isEnded` in `contracts/types/Status.sol`. */
export function isEnded(status: Status): boolean {
  return statuses.indexOf(status) > statuses.indexOf("EXPIRED");
}

/** The license after a decision that was recorded ahead, if its day has come. Equal to `_settle` of the registry. */
export function settle(state: LicenseState, day: Day): LicenseState {
  const { scheduled } = state;
  if (scheduled === null || day < scheduled.from) return state;
  return { ...state, decided: scheduled.status, decidedBy: scheduled.by, scheduled: null };
}

/** What time has made of a settled license's status. Equal to `_lapse` of the registry. */
export function lapse(
  { decided, validThrough, suspendedThrough }: Pick<LicenseState, "decided" | "validThrough" | "suspendedThrough">,
  day: Day,
): Status {
  if (isEnded(decided)) return decided;
  if (validThrough !== null && day > validThrough) return "EXPIRED";
  return decided === "SUSPENDED" && day > (suspendedThrough ?? "") ? "ACTIVE" : decided;
}

/** What goes over from a settled license to its successor. Equal to what `_succeed` of the registry hands down. */
export function handDown(state: LicenseState, day: Day): Inheritance {
  const { decided, decidedBy, suspendedThrough, scheduled, underInvestigation } = state;
  // What a decision ended passes on nothing but an investigation.
  if (isEnded(decided)) return { suspension: null, scheduled: null, underInvestigation };
  const running = decided === "SUSPENDED" && suspendedThrough !== null && suspendedThrough >= day;
  return {
    suspension: running ? { from: decidedBy.effectiveOn, through: suspendedThrough, by: decidedBy } : null,
    scheduled:
      scheduled === null ? null : { ...scheduled, through: scheduled.status === "SUSPENDED" ? suspendedThrough : null },
    underInvestigation,
  };
}
