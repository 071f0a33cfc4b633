import type { Client, Language, LicenseType, Receipt } from "@elicense/sdk";

import { InterruptedError, type Interruption } from "../../interruption.js";
import type { RunFailure } from "./IssueReport.js";
import type { Ledger, LedgerBatch, LedgerEntry } from "./Ledger.js";
import { restoreDocuments, type BlocksByTime } from "./restoreDocuments.js";
import { runFailure } from "./runFailure.js";
import type { SanctionLedger } from "./SanctionLedger.js";
import { sendBatch } from "./sendBatch.js";
import { sendSanctions } from "./sendSanctions.js";
import type { Earlier } from "./settle.js";

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
 * What stands against a license is entered as soon as that is issued, before anything else is sent: until then it looks
 * as if nothing did. Where an earlier run did not come to it, it is entered first of all.
 */
export async function sendBatches(client: Client, parameters: SendParameters): Promise<Sent> {
  const { ledger, interruption, folder, batchSize, language, told } = parameters;
  const most = Math.max(1, Math.min(underWayMost.transactions, Math.floor(underWayMost.licenses / batchSize)));
  const underWay = new Set<Promise<void>>();
  const blocks: BlocksByTime = new Map();
  const state: State = { transactions: 0, gasUsed: 0n, failure: undefined };
  const fail = (error: unknown, during: RunFailure["during"]): void => {
    state.failure ??= runFailure(error, during, language);
  };
  const unwritten = (error: unknown): void => fail(error, "writing");
  const count = ({ gasUsed }: Receipt): void => {
    state.transactions++;
    state.gasUsed += gasUsed;
  };
  const send = async (batch: LedgerBatch): Promise<void> => {
    try {
      const receipt = await sendBatch(client, batch, { ...parameters, blocks, unwritten });
      if (receipt === undefined) return;
      count(receipt);
      told(batch.licenses.length);
    } catch (error) {
      fail(error, "sending");
    }
  };
  const { sanctions } = parameters;
  const enter = async (position: number): Promise<void> => {
    if (sanctions === undefined) return;
    await sendSanctions(client, position, { ledger, sanctions, sent: count }).catch((error: unknown) => {
      fail(error, "sending");
    });
  };
  const sendWhole = async (batch: LedgerBatch): Promise<void> => {
    let end: (() => void) | undefined;
    try {
      end = interruption.beginAll();
      await send(batch);
      await enter(batch.position);
    } catch (error) {
      fail(error, "sending");
    } finally {
      end?.();
    }
  };

  for (const position of sanctions?.toDo() ?? []) {
    if (!interruption.signal.aborted && state.failure === undefined) await enter(position);
  }
  for (const position of ledger.toDo()) {
    const isSanctioned = sanctions !== undefined && sanctions.ofBatch(position, "pending").length > 0;
    if (isSanctioned) await Promise.all(underWay);
    else if (underWay.size >= most) await Promise.race(underWay);
    if (interruption.signal.aborted) fail(new InterruptedError("asked to end"), "sending");
    if (state.failure !== undefined) break;
    const batch = ledger.batch(position);
    await restoreDocuments(client, undocumented(batch), { folder, ledger, blocks }).catch(unwritten);
    const pending = batch.licenses.filter((license) => license.state === "pending");
    if (pending.length === 0) continue;
    const toSend = { ...batch, licenses: pending };
    if (isSanctioned) {
      await sendWhole(toSend);
      continue;
    }
    const sending = send(toSend).finally(() => underWay.delete(sending));
    underWay.add(sending);
  }
  await Promise.all(underWay);
  const { failure, ...rest } = state;
  return { ...rest, ...(failure !== undefined && { failure }) };
}

/** The licenses of a batch that were issued before, and have no document in the folder. */
function undocumented({ licenses }: LedgerBatch): readonly (LedgerEntry & Earlier)[] {
  return licenses.flatMap((license) => {
    const { state, documented, issuedAt } = license;
    return state === "already" && !documented && issuedAt !== null ? [{ ...license, issuedAt }] : [];
  });
}
