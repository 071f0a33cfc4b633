import type { Client, LicenseType, PreparedCall } from "@elicense/sdk";

import type { Fault } from "../../csv/index.js";
import type { LackingApproval } from "../support/findApproval.js";
import { reported, type ReportedLicense } from "./IssueReport.js";
import { neededApproval } from "./neededApproval.js";
import type { Batch } from "./plan.js";
import { settle } from "./settle.js";

/** Parameters of {@link surveyBatches}. */
export interface SurveyParameters {
  readonly type: LicenseType;
  /** Number of the issuing authority. */
  readonly authority: number;
  /** Where the documents are, or will be. */
  readonly folder: string;
}

/** A batch that cannot be sent before it is approved. */
export interface AwaitingBatch {
  /** Its place among the planned batches, from 0. */
  readonly position: number;
  /** Number of the authority that is to approve it. */
  readonly approver: number;
  readonly call: PreparedCall;
  readonly approval: LackingApproval;
  /** How many licenses it issues. */
  readonly licenses: number;
}

/** How the batches of a file stand before any is sent. None is kept. */
export interface Survey {
  /** How many can be sent. */
  readonly ready: number;
  readonly awaiting: readonly AwaitingBatch[];
  /** Hashes of the calls that need an approval, given or not. */
  readonly approvable: ReadonlySet<string>;
  /** Rows that contradict what the chain or the folder has. */
  readonly faults: readonly Fault[];
  /** All licenses of the other rows, by line. */
  readonly licenses: readonly ReportedLicense[];
}

/** Finds out before anything is sent what was issued already, what awaits an approval, and what cannot be issued. */
export async function surveyBatches(
  client: Client,
  batches: Iterable<Batch>,
  { type, authority, folder }: SurveyParameters,
): Promise<Survey> {
  const custody = await client.contracts.licenses.custodyOf(authority);
  const awaiting: AwaitingBatch[] = [];
  const approvable = new Set<string>();
  const faults: Fault[] = [];
  const licenses: ReportedLicense[] = [];
  let ready = 0;
  let position = 0;
  for (const planned of batches) {
    const settled = await settle(client, planned, { custody, folder });
    const { batch, already } = settled;
    faults.push(...settled.faults);
    licenses.push(...already.map((license) => reported(license, "already", license.issuedIn ?? null)));
    if (batch.licenses.length > 0) {
      const needed = await neededApproval(client, batch, { type, authority });
      const { approver } = batch.decision;
      if (needed !== undefined) approvable.add(needed.call.hash);
      const lacking = needed === undefined || needed.approval === "given" ? undefined : needed.approval;
      if (needed === undefined || lacking === undefined) ready++;
      else awaiting.push({ position, approver, call: needed.call, approval: lacking, licenses: batch.licenses.length });
      licenses.push(
        ...batch.licenses.map((license) => reported(license, lacking === undefined ? "pending" : "awaiting")),
      );
    }
    position++;
  }
  return { ready, awaiting, approvable, faults, licenses: licenses.sort((a, b) => a.line - b.line) };
}
