import type { RegisterKey } from "@elicense/sdk";

import type { CsvType, LicenseFile, SanctionFile } from "../../csv/index.js";
import { requestPath } from "../support/ApprovalRequest.js";
import type { Invocation } from "../support/Command.js";
import type { RequestPlace } from "../support/placeRequest.js";
import type { AuthorityData } from "../support/readAuthority.js";
import type { Approvers } from "./createApprovers.js";
import type { Ledger } from "./Ledger.js";
import { planBatches, type Batch } from "./plan.js";
import type { SanctionLedger } from "./SanctionLedger.js";

/** How a run was asked to go about it. */
export interface IssueOptions {
  readonly skipInvalid?: true;
  readonly dryRun?: true;
  /** Whether the user has agreed beforehand. */
  readonly yes?: true;
  /** Whether to wait for approvals. */
  readonly wait?: true;
  /** Most licenses of a transaction. */
  readonly batchSize: number;
}

/** What stands against licenses that exist on paper, as a run has read it. */
export interface RunSanctions {
  readonly file: string;
  readonly read: SanctionFile;
  /** How each stands. */
  readonly ledger: SanctionLedger;
}

/** A run of the command: what it was asked for and by whom, and what it has read. */
export interface Run {
  /** The command that runs. */
  readonly command: "issue" | "import";
  readonly file: string;
  /** SHA-256 of the file as it was read, in hexadecimal. */
  readonly sha256: string;
  /** Where the documents go. */
  readonly folder: string;
  readonly options: IssueOptions;
  readonly csvType: CsvType;
  readonly registerKey: RegisterKey;
  readonly issuer: AuthorityData;
  readonly approvers: Approvers;
  readonly invocation: Invocation;
  /** File of the lock under which requests for approvals are placed. */
  readonly requestLock: string;
  readonly read: LicenseFile;
  /** How each license stands. */
  readonly ledger: Ledger;
  /** Left out where nothing stands against the licenses. */
  readonly sanctions?: RunSanctions;
}

/** Plans the batches of a run: approved and issued ones included, since an approval is of the very call. */
export function plannedBatches(run: Run): Iterable<Batch> {
  const { csvType, issuer, registerKey, approvers, options, read } = run;
  const { approverOf } = approvers;
  const parameters = { type: csvType.type, authority: issuer.number, registerKey, approverOf };
  return planBatches(read.batches(options.batchSize), parameters);
}

/** Where a run's request for approvals stands. */
export function requestOf({ command, file, folder, requestLock: lock }: Run): RequestPlace {
  return { path: requestPath(folder, file, command), lock };
}
