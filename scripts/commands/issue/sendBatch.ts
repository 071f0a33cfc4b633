import { ElicenseError, issueBatch, type Client, type LicenseType, type Receipt } from "@elicense/sdk";

import { InterruptedError } from "../../interruption.js";
import { writeDocument } from "./DocumentFolder.js";
import { isolateRefused, type Isolated } from "./isolateRefused.js";
import type { Ledger } from "./Ledger.js";
import type { Batch } from "./plan.js";
import { concernsLicenses, wasNotSent } from "./refusals.js";
import { restoreDocuments, type BlocksByTime } from "./restoreDocuments.js";
import { settle } from "./settle.js";

/** Parameters of {@link sendBatch}. */
export interface SendBatchParameters {
  readonly type: LicenseType;
  /** Number of the issuing authority. */
  readonly authority: number;
  readonly folder: string;
  readonly ledger: Ledger;
  readonly blocks: BlocksByTime;
  /** Told that a document could not be written. */
  readonly unwritten: (error: unknown) => void;
}

/**
 * Issues a batch, and writes its documents and how each license stands. Licenses that the registry refuses are left out,
 * and the rest is issued as a batch of its own.
 *
 * @returns The receipt; `undefined` where nothing was left to issue.
 * @throws What keeps every license from being issued, or leaves open whether these were.
 */
export async function sendBatch(
  client: Client,
  batch: Batch,
  parameters: SendBatchParameters,
): Promise<Receipt | undefined> {
  const { type, ledger } = parameters;
  const lines = batch.licenses.map(({ line }) => line);
  try {
    const { licenses, ...receipt } = await issueBatch(client, { type, ...batch });
    const { block, transactionHash: transaction } = receipt;
    ledger.change(lines, { state: "issued", block, transaction });
    await writeDocuments(batch, licenses, parameters);
    return receipt;
  } catch (error) {
    if (error instanceof ElicenseError && concernsLicenses(error)) {
      const rest = await leaveOut(client, batch, error, parameters);
      return rest.licenses.length === 0 ? undefined : sendBatch(client, rest, parameters);
    }
    if (!wasNotSent(error) && !wasInterrupted(error)) ledger.change(lines, { state: "unknown" });
    throw error;
  }
}

function wasInterrupted(error: unknown): boolean {
  return error instanceof Error && error.cause instanceof InterruptedError;
}

async function writeDocuments(
  { licenses }: Batch,
  issued: Awaited<ReturnType<typeof issueBatch>>["licenses"],
  { folder, ledger, unwritten }: SendBatchParameters,
): Promise<void> {
  for (const [position, { line, identifier }] of licenses.entries()) {
    const { document } = issued[position] as (typeof issued)[number];
    try {
      await writeDocument(folder, identifier, document);
      ledger.change([line], { documented: true });
    } catch (error) {
      // What was issued stays issued: the next run writes its document.
      unwritten(error);
    }
  }
}

/**
 * Leaves out of a batch what was issued meanwhile, by another machine for instance, and what the registry refuses.
 *
 * @param refusal - What the batch was refused for.
 * @returns What is left, smaller than the batch.
 * @throws The refusal, where nothing is to be left out.
 */
async function leaveOut(
  client: Client,
  batch: Batch,
  refusal: ElicenseError,
  { type, authority, folder, ledger, blocks }: SendBatchParameters,
): Promise<Batch> {
  const custody = await client.contracts.licenses.custodyOf(authority);
  const { already, batch: open, faults } = await settle(client, batch, { custody, folder });
  for (const fault of faults) ledger.change([fault.line], { state: "refused", refusal: fault });
  for (const { line, issuedAt, issuedIn } of already) {
    const documented = issuedIn === undefined ? {} : { block: issuedIn, documented: true };
    ledger.change([line], { state: "already", issuedAt, ...documented });
  }
  await restoreDocuments(client, already, { folder, ledger, blocks });

  const rest =
    batch.decision.approver === 0 ? await isolateRefused(client, open, type) : leaveApproved(batch, open, refusal);
  for (const { license, error } of rest.refused) ledger.change([license.line], { state: "refused", refusal: error });
  ledger.change(
    rest.awaiting.map(({ line }) => line),
    { state: "awaiting" },
  );
  if (rest.taken.length === batch.licenses.length) throw refusal;
  return { ...batch, licenses: rest.taken };
}

/** An approval is of the very call: what is left of a batch has none, and what is left whole is refused as a whole. */
function leaveApproved(batch: Batch, { licenses }: Batch, error: ElicenseError): Isolated {
  if (licenses.length < batch.licenses.length) return { taken: [], refused: [], awaiting: licenses };
  return { taken: [], refused: licenses.map((license) => ({ license, error })), awaiting: [] };
}
