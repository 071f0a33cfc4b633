import type { Fault, LicenseFile, SanctionFile } from "../../csv/index.js";
import type { ExitCode } from "../support/CommandError.js";
import type { FailureData } from "../support/failure.js";
import type { LackingApproval } from "../support/findApproval.js";
import type { AuthorityData } from "../support/readAuthority.js";
import type { LicenseState } from "./Ledger.js";
import type { SanctionState } from "./SanctionLedger.js";

/** Calls that await an approval of one authority. */
export interface AwaitingCalls {
  readonly approver: AuthorityData;
  /** Why they lack it. */
  readonly approvals: readonly LackingApproval[];
  readonly calls: number;
  readonly licenses: number;
  /** How many of the calls enter a sanction; left out where the run has no file of sanctions. */
  readonly sanctions?: number;
}

/** What a run could not send yet. */
export interface AwaitingReport {
  /** File for the approvers; `null` in a dry run. */
  readonly request: string | null;
  readonly approvers: readonly AwaitingCalls[];
}

/** What a run is going to take. */
export interface Estimate {
  /** Gas of all transactions. */
  readonly gas: bigint;
  /** Seconds until the last is in a block; `null` where the chain makes no blocks by the clock. */
  readonly seconds: number | null;
}

/** What ended a run before its end. */
export interface RunFailure extends FailureData {
  readonly exitCode: ExitCode;
  readonly during: "sending" | "writing";
}

/** What a run did about what stands against licenses. */
export interface SanctionReport extends Pick<SanctionFile, "format" | "readings" | "rowCount"> {
  readonly file: string;
  /** The faults that are named. */
  readonly faults: readonly Fault[];
  /** How many faults there are. */
  readonly faultCount: number;
  /** How many sanctions stand how. */
  readonly counts: Readonly<Record<SanctionState, number>>;
  /** CSV file of how each stands; `null` where nothing was sent. */
  readonly results: string | null;
}

/** What a run did, besides how each license stands. */
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
  /** Whether nothing was sent for the faults. */
  readonly refused: boolean;
  /** How many transactions can be sent: those that await an approval are not among them. */
  readonly planned: number;
  /** What they are going to take; `null` where there are none, or it cannot be told. */
  readonly estimate: Estimate | null;
  /** How many transactions were carried out. */
  readonly transactions: number;
  /** Gas that they took. */
  readonly gasUsed: bigint;
  /** What awaits an approval; `null` where nothing does. */
  readonly awaiting: AwaitingReport | null;
  /** How many licenses stand how. */
  readonly counts: Readonly<Record<LicenseState, number>>;
  /** How many of them have their document in the folder. */
  readonly documents: number;
  /** CSV file of how each row stands; `null` where nothing was sent. */
  readonly results: string | null;
  /** File of which license was issued by which transaction; `null` where none was. */
  readonly manifest: string | null;
  /** Left out where the run has no file of sanctions. */
  readonly sanctions?: SanctionReport;
  readonly failure?: RunFailure;
}
