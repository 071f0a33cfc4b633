import { setTimeout as sleep } from "node:timers/promises";

import { isHexString, type JsonRpcProvider } from "ethers";

import { broadcast } from "./broadcast.js";
import type { Entry, EntryState, Journal } from "./Journal.js";
import type { RawReceipt } from "./SeenReceipt.js";

/** How a transaction ended. */
export interface Ending {
  readonly state: Exclude<EntryState, "open">;
  /** `null` where another transaction took its nonce. */
  readonly receipt: RawReceipt | null;
}

/** A transaction that has not ended, and who waits for it. */
interface Watched {
  readonly entry: Entry;
  /** When it was last sent, and how long to wait before it is sent again, milliseconds. */
  sentAt: number;
  patience: number;
  /** Whether its nonce was found used up, and no receipt of it: found so once more, it is another's. */
  overtaken: boolean;
  readonly resolve: (ending: Ending) => void;
  readonly reject: (error: unknown) => void;
}

/** What a node says of all that is watched. */
interface Look {
  /** How many transactions of each account are in blocks. */
  readonly counts: ReadonlyMap<string, number>;
  /** By place; `null` for what is in no block. */
  readonly receipts: readonly (RawReceipt | null)[];
}

/** How often the node is asked, milliseconds: more often at first, since some chains make a block at once. */
const interval = { first: 50, later: 250 };

/** How long it is asked more often after a transaction was sent, milliseconds. */
const freshFor = 500;

/** After how long a transaction that is in no block is sent again, at first and at most, milliseconds. */
const resendAfter = { first: 3_000, most: 20_000 };

/**
 * Watches transactions until they have ended, and sends again, the same bytes, what the node may have dropped. What it
 * finds is written into the journal first.
 */
export class Watch {
  readonly #node: JsonRpcProvider;
  readonly #journal: Journal;
  readonly #watched = new Map<number, Watched>();
  #running = false;

  constructor(node: JsonRpcProvider, journal: Journal) {
    this.#node = node;
    this.#journal = journal;
  }

  /** Resolves when a transaction has ended; never, if watching stops before. */
  ending(entry: Entry): Promise<Ending> {
    return new Promise((resolve, reject) => {
      const state = { sentAt: Date.now(), patience: resendAfter.first, overtaken: false };
      this.#watched.set(entry.id, { entry, ...state, resolve, reject });
      if (!this.#running) void this.#run();
    });
  }

  /** Stops watching: what has not ended stays open in the journal. */
  close(): void {
    this.#watched.clear();
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (this.#watched.size > 0) {
      const all = [...this.#watched.values()];
      const fresh = all.some(({ sentAt }) => Date.now() - sentAt < freshFor);
      await sleep(fresh ? interval.first : interval.later);
      // A node that is away for a while, or has no answer just now, is asked again: nothing is lost meanwhile.
      const look = await this.#look(all).catch(() => undefined);
      for (const [position, watched] of all.entries()) {
        if (!this.#watched.has(watched.entry.id)) continue;
        try {
          if (look !== undefined) await this.#judge(watched, look, position);
        } catch (error) {
          this.#watched.delete(watched.entry.id);
          watched.reject(error);
        }
      }
    }
    this.#running = false;
  }

  async #look(all: readonly Watched[]): Promise<Look> {
    const accounts = [...new Set(all.map(({ entry }) => entry.account))];
    const [counts, receipts] = await Promise.all([
      Promise.all(accounts.map((account) => this.#node.send("eth_getTransactionCount", [account, "latest"]))),
      Promise.all(all.map(({ entry }) => this.#node.send("eth_getTransactionReceipt", [entry.hash]))),
    ]);
    return {
      counts: new Map(accounts.map((account, position) => [account, toCount(counts[position])])),
      receipts: receipts.map((receipt, position) => requireReceiptOf(all[position]?.entry, receipt)),
    };
  }

  async #judge(watched: Watched, { counts, receipts }: Look, position: number): Promise<void> {
    const { account, nonce } = watched.entry;
    const receipt = receipts[position] ?? null;
    if (receipt !== null) {
      this.#end(watched, { state: receipt.status === "0x1" ? "done" : "reverted", receipt });
    } else if ((counts.get(account) ?? 0) <= nonce) {
      watched.overtaken = false;
      await this.#sendAgain(watched);
    } else if (watched.overtaken) {
      this.#end(watched, { state: "replaced", receipt: null });
    } else {
      // The receipt may have been asked for before the block was there.
      watched.overtaken = true;
    }
  }

  #end({ entry, resolve }: Watched, ending: Ending): void {
    const { state, receipt } = ending;
    this.#journal.end(entry, state, receipt && Number(receipt.blockNumber));
    this.#watched.delete(entry.id);
    resolve(ending);
  }

  async #sendAgain(watched: Watched): Promise<void> {
    if (Date.now() - watched.sentAt < watched.patience) return;
    const { account, nonce } = watched.entry;
    // What comes before it may have been dropped too, and may be of a process that is gone.
    for (const { bytes } of this.#journal.listOpen(account).filter((open) => open.nonce <= nonce)) {
      await broadcast(this.#node, bytes);
    }
    watched.sentAt = Date.now();
    watched.patience = Math.min(watched.patience * 2, resendAfter.most);
  }
}

/**
 * Takes what a node gives as the receipt of a transaction.
 *
 * @throws {RangeError} It is another's, or half of one: it says nothing, and not even that there is none.
 */
function requireReceiptOf(entry: Entry | undefined, given: unknown): RawReceipt | null {
  if (given === null) return null;
  const { transactionHash, status, blockNumber } = (given ?? {}) as Readonly<Record<string, unknown>>;
  const isWhole = [status, blockNumber].every((number) => isHexString(number));
  if (transactionHash !== entry?.hash || !isWhole) throw new RangeError("no receipt of this transaction");
  return given as RawReceipt;
}

/** @throws {RangeError} It is no number: a nonce must not be taken for used up by what nobody said. */
function toCount(given: unknown): number {
  if (!isHexString(given)) throw new RangeError("no count of transactions");
  return Number(given);
}
