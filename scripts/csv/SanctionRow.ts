import type { Day, ReasonData } from "@elicense/sdk";

/** A sanction that stands against a license on paper. */
export interface SanctionRow {
  /** Line of the file of sanctions. */
  readonly line: number;
  /** Line of the license in its own file. */
  readonly licenseLine: number;
  readonly reason: ReasonData;
  readonly decisionNo: string;
  readonly effectiveOn: Day;
  /** Last day of a suspension, that day included; `null` for anything else. */
  readonly through: Day | null;
}
