import type { RegisterKey } from "@elicense/sdk";

import type { CsvType, LicenseFile } from "../../csv/index.js";
import { requestPath } from "../support/ApprovalRequest.js";
import type { Invocation } from "../support/Command.js";
import type { AuthorityData } from "../support/readAuthority.js";
import type { Approvers } from "./createApprovers.js";
import type { Ledger } from "./Ledger.js";
import { planBatches, type Batch } from "./plan.js";

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

/** A run of the command: what it was asked for and by whom, and what it has read. */
export interface Run {
  readonly file: string;
  /** Where the documents go. */
  readonly folder: string;
  readonly options: IssueOptions;
  readonly csvType: CsvType;
  readonly registerKey: RegisterKey;
  readonly issuer: AuthorityData;
  readonly approvers: Approvers;
  readonly invocation: Invocation;
  readonly read: LicenseFile;
  /** How each license stands. */
  readonly ledger: Ledger;
}

/**
 * Plans the batches of a run: the same each time, approved and issued ones included, since an approval is of the very
 * call.
 *
 * @param wanted - Places of the batches that are asked for; all if left out.
 */
export function plannedBatches(run: Run, wanted?: ReadonlySet<number>): Iterable<Batch> {
  const { csvType, issuer, registerKey, approvers, options, read } = run;
  const { approverOf } = approvers;
  const parameters = { type: csvType.type, authority: issuer.number, registerKey, approverOf };
  const isWanted = wanted === undefined ? undefined : (position: number): boolean => wanted.has(position);
  return planBatches(read.batches(options.batchSize, isWanted), parameters);
}

/** File of a run's request for approvals. */
export function requestOf({ file, folder }: Run): string {
  return requestPath(folder, file, "issue");
}
