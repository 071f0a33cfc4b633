import { ElicenseError, issueBatch, type Client, type ErrorCode, type Language, type LicenseType } from "@elicense/sdk";

import { exitCodes } from "../../exit.js";
import type { Progress } from "../../output/progress.js";
import { failureData, failureExitCode } from "../support/failure.js";
import { documentPath, writeDocument } from "./DocumentFolder.js";
import { reported, type IssueReport, type ReportedLicense, type ReportedTransaction } from "./IssueReport.js";
import type { Batch } from "./plan.js";
import { restoreDocuments, type BlocksByTime } from "./restoreDocuments.js";
import { settle } from "./settle.js";
import type { Survey } from "./surveyBatches.js";

/** What sending gave. */
export type Sent = Pick<IssueReport, "transactions" | "licenses" | "failure">;

/** Parameters of {@link sendBatches}. */
export interface SendParameters {
  readonly type: LicenseType;
  /** Number of the issuing authority. */
  readonly authority: number;
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
 * Issues the batches that can be sent, one after the other, and writes each license's document as soon as its block is
 * there. It stops at the first fault, and says for each license where it stands.
 *
 * @param batches - All batches that were surveyed, in the same order.
 */
export async function sendBatches(
  client: Client,
  batches: Iterable<Batch>,
  { licenses, awaiting }: Survey,
  parameters: SendParameters,
): Promise<Sent> {
  const custody = await client.contracts.licenses.custodyOf(parameters.authority);
  const held = new Set(awaiting.map(({ position }) => position));
  const transactions: ReportedTransaction[] = [];
  const standing = new Map(licenses.map((license) => [license.line, license]));
  const note = (changed: readonly ReportedLicense[]): void => {
    for (const license of changed) standing.set(license.line, license);
  };
  const blocks: BlocksByTime = new Map();
  let failure: IssueReport["failure"];
  let position = 0;
  let done = 0;
  for (const planned of batches) {
    const { batch, already } = await settle(client, planned, { custody, folder: parameters.folder });
    note(await restoreDocuments(client, already, parameters.folder, blocks));
    done += already.length;
    if (batch.licenses.length > 0 && !held.has(position)) {
      const sent = await sendBatch(client, batch, parameters);
      note(sent.licenses);
      if (sent.transaction !== undefined) transactions.push(sent.transaction);
      failure = sent.failure;
      if (failure !== undefined) break;
      done += sent.licenses.length;
    }
    parameters.progress.show(done);
    position++;
  }
  return { transactions, licenses: [...standing.values()], ...(failure && { failure }) };
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
