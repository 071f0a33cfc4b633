import type { Effect } from "../codes.js";
import type { Day } from "../day.js";
import type { LicenseId } from "../licenses/licenseId.js";
import type { ScheduledStatus } from "../licenses/standing.js";
import type { ManagementRecord } from "./managementBook.js";

/** A record that decided something, by both of its dates. */
export interface Deciding {
  /** The license in whose book it stands: one before, where what it decided was inherited. */
  readonly id: LicenseId;
  /** Its position in that book. */
  readonly index: number;
  /** When the chain recorded it, Unix time in seconds. */
  readonly recordedAt: number;
  /** Day on which the decision takes effect. */
  readonly effectiveOn: Day;
}

/** What a license inherits from the one whose place it takes. */
export interface Inheritance {
  /** The suspension that was running; `null` where none was. */
  readonly suspension: { readonly from: Day; readonly through: Day; readonly by: Deciding } | null;
  /** The decision that was still ahead, with the last day of a suspension; `null` where none was. */
  readonly scheduled: (ScheduledStatus & { readonly through: Day | null; readonly by: Deciding }) | null;
  /** Whether an investigation was open. */
  readonly underInvestigation: boolean;
}

/** What a license's records leave to the registries, and never changes there. */
export interface ReplayRules {
  /** What the reasons of annotations do beside, by their numbers. */
  readonly effects: ReadonlyMap<number, Effect>;
  /** Regions of the authorities that transferred the license, as division codes, by their numbers. */
  readonly regions: ReadonlyMap<number, string>;
  /** What a license inherited that came about by a reissue or transfer. */
  readonly inherited?: Inheritance;
}

/** Names a record that decided something. */
export function decidingOf({ id, index, recordedAt, decision }: ManagementRecord): Deciding {
  return { id, index, recordedAt, effectiveOn: decision.effectiveOn };
}
