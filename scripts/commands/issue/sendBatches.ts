import type { Client, Language, LicenseType } from "@elicense/sdk";

import { InterruptedError, type Interruption } from "../../interruption.js";
import { CommandError } from "../support/CommandError.js";
import type { Ledger, LedgerBatch, LedgerEntry } from "./Ledger.js";
import { restoreDocuments, type BlocksByTime } from "./restoreDocuments.js";
import type { SanctionLedger } from "./SanctionLedger.js";
import { sendBatch } from "./sendBatch.js";
import { beginSending, type Sent } from "./Sending.js";
import { enterEarlier, sendSanctioned } from "./sendSanctioned.js";

/** Parameters of {@link sendBatches}. */
export interface SendParameters {
  readonly type: LicenseType;
  /** Number of the issuing authority. */
  readonly authority: number;
  readonly folder: string;
  /** Most licenses of a batch. */
  readonly batchSize: number;
  readonly language: Language;
  /** Gas that issuing a license takes among others; `null` where nobody knows. */
  readonly gasPerLicense: bigint | null;
  /** How each license stands: what is pending is sent. */
  readonly ledger: Ledger;
  /** What stands against the licenses; left out where nothing does. */
  readonly sanctions?: SanctionLedger;
  readonly interruption: Interruption;
  /** Told how many more licenses are issued. */
  readonly told: (licenses: number) => void;
}

/**
 * Most licenses that are on their way at once: some blocks full, so that none goes empty while the next are prepared.
 * Fewer transactions than a node's pool takes of one account.
 */
const underWayMost = { licenses: 4_096, transactions: 64 } as const;

/**
 * Issues what the ledger has as pending, several batches on their way at once, and writes each license's document once
 * its block is there, while the next are on their way. After the first fault it sends no more, and waits for what is on its way.
 *
 * What stands against a license is entered as soon as that is issued, before anything else is sent: until then it looks
 * as if nothing did. Where an earlier run did not come to it, it is entered first of all.
 */
export async function sendBatches(client: Client, parameters: SendParameters): Promise<Sent> {
  const { ledger, sanctions, interruption, folder, batchSize, language, told } = parameters;
  const most = Math.max(1, Math.min(underWayMost.transactions, Math.floor(underWayMost.licenses / batchSize)));
  const blocks: BlocksByTime = new Map();
  const underWay = new Set<Promise<void>>();
  const unfinished = new Set<Promise<void>>();
  const sending = beginSending(language);
  const unwritten = (error: unknown): void => sending.fail(error, "writing");
  // One batch's after another's: a folder takes new files one by one.
  let latest = Promise.resolve();
  const writing = (write: () => Promise<void>): void => {
    const written = latest.then(write).catch(unwritten);
    latest = written.finally(() => unfinished.delete(written));
    unfinished.add(written);
  };
  // To send a batch, or go on with it, documents of what was issued before may have to be written.
  const unsent = (error: unknown): void => sending.fail(error, error instanceof CommandError ? "writing" : "sending");
  const send = async (batch: LedgerBatch): Promise<void> => {
    try {
      const receipt = await sendBatch(client, batch, { ...parameters, blocks, writing, unwritten });
      if (receipt === undefined) return;
      sending.count(receipt);
      told(batch.licenses.length);
    } catch (error) {
      unsent(error);
    }
  };

  const sanctioned = sanctions && { ledger, sanctions, interruption, sending };
  if (sanctioned !== undefined) await enterEarlier(client, sanctioned);
  for (const position of ledger.toDo()) {
    const isSanctioned = sanctioned !== undefined && sanctioned.sanctions.ofBatch(position, "pending").length > 0;
    if (isSanctioned) await Promise.all(underWay);
    else if (underWay.size >= most) await Promise.race(underWay);
    if (unfinished.size >= 2 * most) await Promise.race(unfinished);
    if (interruption.signal.aborted) sending.fail(new InterruptedError("asked to end"), "sending");
    if (sending.hasFailed()) break;
    const batch = ledger.batch(position);
    await restoreDocuments(client, undocumented(batch), { folder, ledger, blocks }).catch(unsent);
    if (sending.hasFailed()) break;
    const pending = batch.licenses.filter((license) => license.state === "pending");
    if (pending.length === 0) continue;
    const isWhole = batch.licenses.every(({ state }) => state === "pending" || state === "already");
    const toSend = { ...batch, licenses: pending, data: isWhole ? batch.data : null };
    if (isSanctioned) {
      await sendSanctioned(client, position, () => send(toSend), sanctioned);
      continue;
    }
    const sent = send(toSend).finally(() => underWay.delete(sent));
    underWay.add(sent);
  }
  await Promise.all(underWay);
  await Promise.all(unfinished);
  return sending.sent();
}

/** The licenses of a batch that were issued before, and have no document in the folder. */
function undocumented({ licenses }: LedgerBatch): readonly LedgerEntry[] {
  return licenses.filter(({ state, documented }) => state === "already" && !documented);
}
