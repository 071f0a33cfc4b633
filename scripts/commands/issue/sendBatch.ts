import {
  ElicenseError,
  getCustodyAccount,
  prepareCall,
  sendCall,
  type Client,
  type LicenseType,
  type Receipt,
} from "@elicense/sdk";

import { openDocuments, withBlock, writeDocuments, type WrittenDocument } from "./DocumentFolder.js";
import { isolateRefused, type Isolated } from "./isolateRefused.js";
import type { Ledger, LedgerBatch, LedgerEntry } from "./Ledger.js";
import { concernsLicenses, hadNoEffect, wasInterrupted, wasNotSent } from "./refusals.js";
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
  /** Gas that issuing a license takes among others; `null` where nobody knows. */
  readonly gasPerLicense: bigint | null;
  /** Told how documents are to be written: what is to be sent next need not wait for them. */
  readonly writing: (write: () => Promise<void>) => void;
  /** Told that a document could not be written. */
  readonly unwritten: (error: unknown) => void;
}

/**
 * Issues a batch, takes down how each license stands, and has its documents written. Licenses that the registry refuses
 * are left out, and the rest is issued as a batch of its own.
 *
 * @returns The receipt; `undefined` where nothing was left to issue.
 * @throws What keeps every license from being issued, or leaves open whether these were.
 */
export async function sendBatch(
  client: Client,
  batch: LedgerBatch,
  parameters: SendBatchParameters,
): Promise<Receipt | undefined> {
  const { ledger } = parameters;
  const { licenses } = batch;
  try {
    const receipt = await send(client, batch, parameters);
    const { block, transactionHash: transaction } = receipt;
    ledger.change(linesOf(licenses), { state: "issued", block, transaction });
    parameters.writing(() => document(licenses, block, parameters));
    return receipt;
  } catch (error) {
    if (error instanceof ElicenseError && (concernsLicenses(error) || hadNoEffect(error))) {
      const rest = await leaveOut(client, batch, error, parameters);
      return rest.licenses.length === 0 ? undefined : sendBatch(client, rest, parameters);
    }
    if (!wasNotSent(error) && !wasInterrupted(error)) ledger.change(linesOf(licenses), { state: "unknown" });
    throw error;
  }
}

/** Sends the bytes that were approved, where they were prepared for that. */
async function send(
  client: Client,
  { decision, licenses, data }: LedgerBatch,
  { type, authority, gasPerLicense }: SendBatchParameters,
): Promise<Receipt> {
  const { chainId, contracts } = client.deployment;
  const call =
    data === null
      ? await prepareCall(client, "ISSUE", { type, decision, licenses }, { authority })
      : { chainId, target: contracts.licenseRegistry.address, data };
  const expectedGas = gasPerLicense === null ? null : gasPerLicense * BigInt(licenses.length);
  return sendCall(client, { call, ...(expectedGas !== null && { expectedGas }) });
}

function linesOf(licenses: readonly LedgerEntry[]): readonly number[] {
  return licenses.map(({ line }) => line);
}

/** What was issued stays issued where its document could not be written: the next run writes it. */
async function document(
  licenses: readonly LedgerEntry[],
  block: number,
  { folder, ledger, unwritten }: SendBatchParameters,
): Promise<void> {
  function* documents(): Generator<WrittenDocument> {
    for (const { line, identifier } of licenses) yield { identifier, text: withBlock(ledger.document(line), block) };
  }
  const errors = await writeDocuments(folder, documents());
  ledger.change(linesOf(licenses.filter(({ identifier }) => !errors.has(identifier))), { documented: true });
  for (const error of errors.values()) unwritten(error);
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
  batch: LedgerBatch,
  refusal: ElicenseError,
  { type, authority, folder, ledger, blocks }: SendBatchParameters,
): Promise<LedgerBatch> {
  const custody = await getCustodyAccount(client, { authority });
  const documents = await openDocuments(folder, client.deployment);
  const { already, open, faults } = await settle(client, batch.licenses, { custody, documents });
  // It says nothing of the licenses that nobody else has issued.
  if (hadNoEffect(refusal) && open.length === batch.licenses.length) throw refusal;
  for (const fault of faults) ledger.change([fault.line], { state: "refused", refusal: fault });
  for (const { line, issuedAt, issuedIn } of already) {
    const documented = issuedIn === undefined ? {} : { block: issuedIn, documented: true };
    ledger.change([line], { state: "already", issuedAt, ...documented });
  }
  await restoreDocuments(client, already, { folder, ledger, blocks });

  const left = { ...batch, licenses: open, data: null };
  const rest =
    batch.decision.approver === 0 ? await isolateRefused(client, left, type) : leaveApproved(batch, left, refusal);
  for (const { license, error } of rest.refused) ledger.change([license.line], { state: "refused", refusal: error });
  ledger.change(linesOf(rest.awaiting), { state: "awaiting" });
  if (rest.taken.length === batch.licenses.length) throw refusal;
  return { ...left, licenses: rest.taken };
}

/** An approval is of the very call: what is left of a batch has none, and what is left whole is refused as a whole. */
function leaveApproved(batch: LedgerBatch, { licenses }: LedgerBatch, error: ElicenseError): Isolated {
  if (licenses.length < batch.licenses.length) return { taken: [], refused: [], awaiting: licenses };
  return { taken: [], refused: licenses.map((license) => ({ license, error })), awaiting: [] };
}
