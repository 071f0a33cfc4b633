import type { LicenseId, Receipt } from "@elicense/sdk";

import type { Fault, LicenseFile } from "../../csv/index.js";
import type { AuthorityData } from "../support/readAuthority.js";
import type { FailureData } from "../support/failure.js";
import type { LackingApproval } from "../support/findApproval.js";
import type { ExitCode } from "../support/CommandError.js";
import type { PlannedLicense } from "./plan.js";

/** How a row's license stands after a run. */
export type LicenseState = "issued" | "already" | "awaiting" | "pending" | "unknown";

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

/** A call of a run that awaits an approval. */
export interface AwaitingCall {
  /** Hash by which it is approved. */
  readonly hash: string;
  readonly approver: AuthorityData;
  readonly approval: LackingApproval;
  readonly licenses: number;
}

/** What a run could not send yet. */
export interface AwaitingReport {
  /** File for the approvers; `null` in a dry run. */
  readonly request: string | null;
  readonly calls: readonly AwaitingCall[];
}

/** What a run did. */
export interface IssueReport {
  readonly file: string;
  readonly folder: string;
  readonly dryRun: boolean;
  readonly issuer: AuthorityData;
  /** What the file was found to be; `null` where it was found to be nothing. */
  readonly format: LicenseFile["format"];
  /** Cells that were taken for something though they were written otherwise. */
  readonly readings: LicenseFile["readings"];
  readonly rowCount: LicenseFile["rowCount"];
  /** The faults that are named. */
  readonly faults: readonly Fault[];
  /** How many faults there are. */
  readonly faultCount: number;
  /** How many transactions can be sent: those that await an approval are not among them. */
  readonly planned: number;
  readonly transactions: readonly ReportedTransaction[];
  /** What awaits an approval; `null` where nothing does. */
  readonly awaiting: AwaitingReport | null;
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
