import type { Client, Language, LicenseType } from "@elicense/sdk";

import { exitCodes } from "../../exit.js";
import { InterruptedError, type Interruption } from "../../interruption.js";
import { failureData, failureExitCode } from "../support/failure.js";
import type { RunFailure } from "./IssueReport.js";
import type { Ledger, LedgerEntry } from "./Ledger.js";
import type { Batch, PlannedLicense } from "./plan.js";
import { restoreDocuments, type BlocksByTime } from "./restoreDocuments.js";
import { sendBatch } from "./sendBatch.js";
import type { IssuedBefore } from "./settle.js";

/** What sending came to, besides what the ledger has. */
export interface Sent {
  /** How many transactions were carried out. */
  readonly transactions: number;
  /** Gas that they took. */
  readonly gasUsed: bigint;
  /** What ended the run before its end. */
  readonly failure?: RunFailure;
}

/** Parameters of {@link sendBatches}. */
export interface SendParameters {
  readonly type: LicenseType;
  /** Number of the issuing authority. */
  readonly authority: number;
  readonly folder: string;
  /** Most licenses of a batch. */
  readonly batchSize: number;
  readonly language: Language;
  /** How each license stands: what is pending is sent. */
  readonly ledger: Ledger;
  readonly interruption: Interruption;
  /** Told how many more licenses are issued. */
  readonly told: (licenses: number) => void;
}

/**
 * Most licenses that are on their way at once: some blocks full, so that none goes empty while the next are prepared.
 * Fewer transactions than a node's pool takes of one account.
 */
const underWayMost = { licenses: 4_096, transactions: 64 } as const;

/** Sending as far as it has come. */
interface State {
  transactions: number;
  gasUsed: bigint;
  failure: RunFailure | undefined;
}

/**
 * Issues what the ledger has as pending, several batches on their way at once, and writes each license's document as soon
 * as its block is there. After the first fault it sends no more, and waits for what is on its way.
 *
 * @param batches - Those of the batches that were surveyed in which something is to be done.
 */
export async function sendBatches(client: Client, batches: Iterable<Batch>, parameters: SendParameters): Promise<Sent> {
  const { ledger, interruption, folder, batchSize, language, told } = parameters;
  const most = Math.max(1, Math.min(underWayMost.transactions, Math.floor(underWayMost.licenses / batchSize)));
  const underWay = new Set<Promise<void>>();
  const blocks: BlocksByTime = new Map();
  const state: State = { transactions: 0, gasUsed: 0n, failure: undefined };
  const fail = (error: unknown, during: RunFailure["during"]): void => {
    const exitCode = during === "writing" ? exitCodes.refused : failureExitCode(error);
    state.failure ??= { ...failureData(error, language), exitCode, during };
  };
  const send = async (batch: Batch): Promise<void> => {
    try {
      const receipt = await sendBatch(client, batch, {
        ...parameters,
        blocks,
        unwritten: (error) => fail(error, "writing"),
      });
      if (receipt === undefined) return;
      state.transactions++;
      state.gasUsed += receipt.gasUsed;
      told(batch.licenses.length);
    } catch (error) {
      fail(error, "sending");
    }
  };

  for (const batch of batches) {
    // This one was built meanwhile.
    if (underWay.size >= most) await Promise.race(underWay);
    if (interruption.signal.aborted) fail(new InterruptedError("asked to end"), "sending");
    if (state.failure !== undefined) break;
    const entries = ledger.batch(batch.position);
    try {
      await restoreDocuments(client, undocumented(batch.licenses, entries), { folder, ledger, blocks });
    } catch (error) {
      fail(error, "writing");
      break;
    }
    const pending = batch.licenses.filter(({ line }) => entries.get(line)?.state === "pending");
    if (pending.length === 0) continue;
    const sending = send({ ...batch, licenses: pending }).finally(() => underWay.delete(sending));
    underWay.add(sending);
  }
  await Promise.all(underWay);
  const { failure, ...rest } = state;
  return { ...rest, ...(failure !== undefined && { failure }) };
}

/** The licenses that were issued before, and have no document in the folder. */
function undocumented(
  licenses: readonly PlannedLicense[],
  entries: ReadonlyMap<number, LedgerEntry>,
): readonly IssuedBefore[] {
  return licenses.flatMap((license) => {
    const entry = entries.get(license.line);
    if (entry?.state !== "already" || entry.documented) return [];
    return [{ ...license, issuedAt: entry.issuedAt ?? 0 }];
  });
}
