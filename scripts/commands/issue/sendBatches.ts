import { ElicenseError, issueBatch, type Client, type ErrorCode, type Language, type LicenseType } from "@elicense/sdk";

import { exitCodes } from "../../exit.js";
import type { Progress } from "../../output/progress.js";
import { failureData, failureExitCode } from "../support/failure.js";
import { documentPath, writeDocument } from "./DocumentFolder.js";
import { reported, type IssueReport, type ReportedLicense, type ReportedTransaction } from "./IssueReport.js";
import type { Batch } from "./plan.js";

/** What sending gave. */
export type Sent = Pick<IssueReport, "transactions" | "licenses" | "failure">;

/** Parameters of {@link sendBatches}. */
export interface SendParameters {
  readonly type: LicenseType;
  readonly folder: string;
  readonly language: Language;
  readonly progress: Progress;
}

/** Errors that come before a transaction is handed to the node, or instead of it: nothing was carried out. */
const beforeSending: (code: ErrorCode) => boolean = (code) =>
  /^(AUTHORITY_REGISTRY|JOINT_APPROVAL|LICENSE_CATALOG|LICENSE_REGISTRY|ACCESS_MANAGED|DEPLOYMENT)_|^REVERT_UNKNOWN$|^SIGNER_MISSING$/.test(
    code,
  );

/**
 * Issues batches one after the other and writes each license's document as soon as its block is there. It stops at the
 * first fault, and says for each license where it stands.
 */
export async function sendBatches(
  client: Client,
  batches: readonly Batch[],
  parameters: SendParameters,
): Promise<Sent> {
  const transactions: ReportedTransaction[] = [];
  const licenses: ReportedLicense[] = [];
  for (const [position, batch] of batches.entries()) {
    const sent = await sendBatch(client, batch, parameters);
    if (sent.transaction !== undefined) transactions.push(sent.transaction);
    licenses.push(...sent.licenses);
    if (sent.failure !== undefined) {
      const later = batches
        .slice(position + 1)
        .flatMap((rest) => rest.licenses.map((license) => reported(license, "pending")));
      return { transactions, licenses: [...licenses, ...later], failure: sent.failure };
    }
    parameters.progress.show(licenses.length);
  }
  return { transactions, licenses };
}

interface SentBatch extends Pick<IssueReport, "licenses" | "failure"> {
  readonly transaction?: ReportedTransaction;
}

async function sendBatch(client: Client, batch: Batch, parameters: SendParameters): Promise<SentBatch> {
  const { type, language } = parameters;
  let issued: Awaited<ReturnType<typeof issueBatch>>;
  try {
    issued = await issueBatch(client, { type, ...batch });
  } catch (error) {
    const carriedOut = !(error instanceof ElicenseError && beforeSending(error.code));
    return {
      licenses: batch.licenses.map((license) => reported(license, carriedOut ? "unknown" : "pending")),
      failure: { ...failureData(error, language), exitCode: failureExitCode(error), during: "sending" },
    };
  }
  const { licenses, ...receipt } = issued;
  const written = await writeDocuments(batch, licenses, receipt.block, parameters);
  return { ...written, transaction: { ...receipt, licenses: licenses.length } };
}

async function writeDocuments(
  batch: Batch,
  issued: Awaited<ReturnType<typeof issueBatch>>["licenses"],
  block: number,
  { folder, language }: SendParameters,
): Promise<Pick<SentBatch, "licenses" | "failure">> {
  const licenses: ReportedLicense[] = [];
  let failure: IssueReport["failure"];
  for (const [position, license] of batch.licenses.entries()) {
    const { document } = issued[position] as (typeof issued)[number];
    try {
      await writeDocument(folder, license.identifier, document);
      licenses.push(reported(license, "issued", block, documentPath(folder, license.identifier)));
    } catch (error) {
      failure ??= { ...failureData(error, language), exitCode: exitCodes.refused, during: "writing" };
      licenses.push(reported(license, "issued", block));
    }
  }
  return { licenses, ...(failure && { failure }) };
}
