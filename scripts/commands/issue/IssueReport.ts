import type { LicenseId, Receipt } from "@elicense/sdk";

import type { Fault, LicenseFile } from "../../csv/index.js";
import type { AuthorityData } from "../support/readAuthority.js";
import type { FailureData } from "../support/failure.js";
import type { ExitCode } from "../support/CommandError.js";
import type { PlannedLicense } from "./plan.js";

/** How a row's license stands after a run. */
export type LicenseState = "issued" | "already" | "pending" | "unknown";

/** A license of the file after a run. */
export interface ReportedLicense {
  readonly line: number;
  readonly identifier: string;
  readonly id: LicenseId;
  readonly state: LicenseState;
  /** Block of its issue; `null` where it was not issued. */
  readonly block: number | null;
  /** File of its document; `null` where it was not issued, or could not be written. */
  readonly document: string | null;
}

/** A transaction of a run. */
export interface ReportedTransaction extends Receipt {
  readonly licenses: number;
}

/** What a run did. */
export interface IssueReport {
  readonly file: string;
  readonly folder: string;
  readonly dryRun: boolean;
  readonly issuer: AuthorityData;
  readonly rowCount: LicenseFile["rowCount"];
  readonly faults: readonly Fault[];
  /** How many transactions were planned. */
  readonly planned: number;
  readonly transactions: readonly ReportedTransaction[];
  /** By line; empty where the file was refused. */
  readonly licenses: readonly ReportedLicense[];
  /** What ended the run before its end. */
  readonly failure?: FailureData & { readonly exitCode: ExitCode; readonly during: "sending" | "writing" };
}

/** A license as it stands in a report. */
export function reported(
  { line, identifier, id }: PlannedLicense,
  state: LicenseState,
  block: number | null = null,
  document: string | null = null,
): ReportedLicense {
  return { line, identifier, id, state, block, document };
}
