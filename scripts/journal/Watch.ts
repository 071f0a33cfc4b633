import { setTimeout as sleep } from "node:timers/promises";

import { askOtherNodes, nodeChangesOf } from "@elicense/sdk";
import type { JsonRpcProvider } from "ethers";

import { broadcast, type Reception, type Refusal } from "./broadcast.js";
import { findRevived, receiptOf, type Revived } from "./findRevived.js";
import type { HaltWatch } from "./HaltWatch.js";
import type { Entry, Journal } from "./Journal.js";
import { isQuantity, toCount } from "./quantities.js";
import type { SeenReceipt } from "./SeenReceipt.js";

/** How a transaction ended: its receipt; `null` where another transaction took its nonce. */
export type Ending = SeenReceipt | null;

/** A transaction that has not ended, and who waits for it. */
interface Watched {
  readonly entry: Entry;
  /** When it was last sent, by a clock that nobody sets, and how long to wait before it is sent again, milliseconds. */
  sentAt: number;
  patience: number;
  /** How many transactions of its account were in blocks when it was found to lie too far ahead of them. */
  heldAt: number | undefined;
  /** What a node said that would not have it when it was last sent, though another may have it from before. */
  refusal: Refusal | undefined;
  /** Since when its nonce was found used up, and no receipt of it, milliseconds. */
  overtakenAt: number | undefined;
  readonly resolve: (ending: Ending) => void;
  readonly reject: (error: unknown) => void;
}

/** What is known of a transaction when it begins to be watched; nothing where it was sent by another run. */
export interface Standing {
  /** How many transactions of its account were in blocks when the node found it to lie too far ahead of them. */
  readonly heldAt?: number;
  /** What a node said that would not have it, though another may have it. */
  readonly refusal?: Refusal;
}

/** How often the node is asked, milliseconds: more often at first, since some chains make a block at once. */
const interval = { first: 50, later: 250, halted: 1_000 };

/** How long it is asked more often after a transaction was sent, milliseconds. */
const freshFor = 500;

/**
 * How many receipts are asked for at once: a batch's has a hundred kilobytes, and what is read at once has to be kept at
 * once.
 */
const receiptsAtOnce = 4;

/** For how long a nonce must be found used up without a receipt until it is another's, milliseconds: a node may lag. */
const overtakenFor = 1_000;

/** Most transactions of an account that are sent again at once: none of the rest gets into a block before the first do. */
const resentAtOnce = 128;

/** What was sent so recently is not sent again for the sake of another, milliseconds. */
const justSent = 1_000;

/** After how long a transaction that is in no block is sent again, at first and at most, milliseconds. */
const resendAfter = { first: 3_000, most: 20_000 };

/**
 * Watches transactions until they have ended, and sends again, the same bytes, what the node may have dropped. What it
 * finds is written into the journal first.
 */
export class Watch {
  readonly #node: JsonRpcProvider;
  readonly #journal: Journal;
  readonly #halts: HaltWatch | undefined;
  /** Which of several nodes has what was sent. */
  #nodeChanges: number;
  /** How many transactions of each account were in blocks when it was last looked. */
  readonly #counted = new Map<string, number>();
  readonly #watched = new Map<number, Watched>();
  #running = false;

  /** @param halts - Asked whether the chain makes blocks while there is something to watch. */
  constructor(node: JsonRpcProvider, journal: Journal, halts?: HaltWatch) {
    this.#node = node;
    this.#journal = journal;
    this.#halts = halts;
    this.#nodeChanges = nodeChangesOf(node);
  }

  /** Resolves when a transaction has ended; never, if watching stops before. */
  ending(entry: Entry, { heldAt, refusal }: Standing = {}): Promise<Ending> {
    return new Promise((resolve, reject) => {
      const state = { sentAt: performance.now(), patience: resendAfter.first, heldAt, refusal, overtakenAt: undefined };
      this.#watched.set(entry.id, { entry, ...state, resolve, reject });
      if (!this.#running) void this.#run();
    });
  }

  /** Whether a transaction is watched, and has not ended. */
  isOpen({ id }: Entry): boolean {
    return this.#watched.has(id);
  }

  /** Takes down whether a node would have a transaction that is watched. */
  note({ id }: Entry, reception: Reception): void {
    const watched = this.#watched.get(id);
    if (watched !== undefined) watched.refusal = refusalAfter(watched.refusal, reception);
  }

  /** What a node said of a transaction that is watched when it would not have it, the last time that it was sent. */
  refusalOf({ id }: Entry): Refusal | undefined {
    return this.#watched.get(id)?.refusal;
  }

  /** Watches what is open of an account besides, such as what a process sent that is gone. */
  adopt(account: string): void {
    for (const entry of this.#journal.listOpen(account)) {
      if (!this.#watched.has(entry.id)) this.ending(entry).catch(() => undefined);
    }
  }

  /** Stops watching: what has not ended stays open in the journal. */
  close(): void {
    this.#watched.clear();
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (this.#watched.size > 0) {
      const all = [...this.#watched.values()];
      const fresh = all.some(({ sentAt }) => performance.now() - sentAt < freshFor);
      await this.#halts?.look();
      await sleep(this.#halts?.halted === true ? interval.halted : fresh ? interval.first : interval.later);
      // A node that is away for a while, or has no answer just now, is asked again: nothing is lost meanwhile.
      const counts = await this.#counts(all).catch(() => undefined);
      if (counts === undefined) continue;
      const { used = [], waiting = [] } = Object.groupBy(all, ({ entry: { account, nonce } }) =>
        nonce < (counts.get(account) ?? 0) ? "used" : "waiting",
      );
      for (const watched of waiting) watched.overtakenAt = undefined;
      for (const [account, count] of counts) {
        await this.#sendAgain(account, count).catch((error: unknown) => this.#fail(account, error));
      }
      for (let next = 0; next < used.length; next += receiptsAtOnce) {
        const group = used.slice(next, next + receiptsAtOnce);
        await Promise.all(group.map((watched) => this.#guard(watched, () => this.#judge(watched))));
      }
    }
    this.#running = false;
  }

  /** Asks how many transactions of each account are in blocks. */
  async #counts(all: readonly Watched[]): Promise<ReadonlyMap<string, number>> {
    const accounts = [...new Set(all.map(({ entry }) => entry.account))];
    const counts = accounts.map(async (account) => {
      const count: unknown = await this.#node.send("eth_getTransactionCount", [account, "latest"]);
      return [account, toCount(count)] as const;
    });
    return new Map(await Promise.all(counts));
  }

  /** The journal cannot be read: nothing more can be told of what an account sent. */
  #fail(account: string, error: unknown): void {
    for (const [id, { entry, reject }] of this.#watched) {
      if (entry.account !== account) continue;
      this.#watched.delete(id);
      reject(error);
    }
  }

  /** Looks after a transaction that is still watched; what goes wrong is its own. */
  async #guard(watched: Watched, action: () => Promise<void>): Promise<void> {
    const { id } = watched.entry;
    if (!this.#watched.has(id)) return;
    try {
      await action();
    } catch (error) {
      this.#watched.delete(id);
      watched.reject(error);
    }
  }

  /** A transaction whose nonce is used up has ended, or another of the same nonce has. */
  async #judge(watched: Watched): Promise<void> {
    const { entry } = watched;
    const receipt = await receiptOf(this.#node, entry.hash).catch(() => undefined);
    // Nobody may wait for it any more.
    if (receipt === undefined || !this.#watched.has(entry.id)) return;
    if (receipt !== null) {
      this.#end(watched, receipt);
      return;
    }
    if (!(await this.#isOvertaken(watched))) return;
    const { account, nonce } = entry;
    const place = { node: this.#node, journal: this.#journal, account };
    const revived = await findRevived(place, nonce, nonce + 1).catch(() => "unknown" as const);
    if (revived === "unknown" || !this.#watched.has(entry.id)) return;
    this.#end(watched, null, revived);
  }

  /**
   * Whether another transaction has taken the nonce: the node has had neither the transaction nor its receipt for a
   * while. A node may have it in a block and its receipt later; made again, the call would be carried out twice. So the
   * nonce must be used up for the very node that has never heard of the transaction: it is asked for both at once. Where
   * there are others, one of them must say the same, and none that it has the transaction: the node may lie.
   */
  async #isOvertaken(watched: Watched): Promise<boolean> {
    const { entry } = watched;
    if ((await traceOf(this.#node, entry)) !== "none" || !this.#watched.has(entry.id)) {
      watched.overtakenAt = undefined;
      return false;
    }
    watched.overtakenAt ??= performance.now();
    if (performance.now() - watched.overtakenAt < overtakenFor) return false;
    const others = await askOtherNodes(this.#node, (node) => traceOf(node, entry));
    if (others === undefined || (others.includes("none") && !others.includes("known"))) return true;
    // They are not asked again at once.
    watched.overtakenAt = undefined;
    return false;
  }

  /** @param revived - What took its nonce, where that is one's own. */
  #end({ entry, resolve }: Watched, receipt: Ending, revived?: Revived): void {
    const state = receipt === null ? "replaced" : receipt.status === 1 ? "done" : "reverted";
    this.#journal.end(entry, state, receipt?.blockNumber ?? null);
    revived?.note();
    this.#watched.delete(entry.id);
    resolve(receipt);
  }

  /**
   * Sends again what may have been dropped, and what is due of an account before it, in the order of its nonces: that may
   * have been dropped too, and may be of a process that is gone. What lies too far ahead is due once there are new blocks.
   *
   * @param count - How many transactions of the account are in blocks.
   */
  async #sendAgain(account: string, count: number): Promise<void> {
    const changes = nodeChangesOf(this.#node);
    if (changes !== this.#nodeChanges) {
      // What one node has, another need not have.
      for (const watched of this.#watched.values()) watched.sentAt = -Infinity;
      this.#nodeChanges = changes;
    }
    if (count > (this.#counted.get(account) ?? 0)) {
      // What is behind a gap that was closed need not wait as long as what nothing comes of.
      for (const watched of this.#watched.values()) {
        if (watched.entry.account === account) watched.patience = resendAfter.first;
      }
      this.#counted.set(account, count);
    }
    if (!this.#hasDue(account, count)) return;
    const open = this.#journal.listOpen(account).filter(({ nonce }) => nonce >= count);
    const first = open.slice(0, resentAtOnce);
    const last = first.findLastIndex(({ id }) => this.#isDue(this.#watched.get(id), count));
    for (const entry of first.slice(0, last + 1)) {
      const watched = this.#watched.get(entry.id);
      if (watched?.heldAt === undefined && performance.now() - (watched?.sentAt ?? -Infinity) < justSent) continue;
      const reception = await broadcast(this.#node, entry.bytes);
      const { kind } = reception;
      this.note(entry, reception);
      if (watched !== undefined) {
        watched.sentAt = performance.now();
        watched.patience = Math.min(watched.patience * 2, resendAfter.most);
        watched.heldAt = kind === "distant" ? count : undefined;
      }
      // None of the rest is taken then.
      if (kind === "distant") return;
    }
  }

  #hasDue(account: string, count: number): boolean {
    return [...this.#watched.values()].some((each) => each.entry.account === account && this.#isDue(each, count));
  }

  #isDue(watched: Watched | undefined, count: number): boolean {
    if (watched === undefined || watched.entry.nonce < count) return false;
    if (watched.heldAt !== undefined && watched.heldAt < count) return true;
    return performance.now() - watched.sentAt >= watched.patience;
  }
}

/**
 * What a node has of a transaction: it knows it, or has none of it though its nonce is used up; nothing can be said where
 * neither is so, or it does not answer.
 */
async function traceOf(node: JsonRpcProvider, { account, nonce, hash }: Entry): Promise<"known" | "none" | undefined> {
  const asked: Promise<[unknown, unknown]> = Promise.all([
    node.send("eth_getTransactionByHash", [hash]),
    node.send("eth_getTransactionCount", [account, "latest"]),
  ]);
  const [found, count] = await asked.catch(() => [undefined, undefined]);
  if (typeof found === "object" && found !== null) return "known";
  return found === null && isQuantity(count) && nonce < Number(count) ? "none" : undefined;
}

/** No answer leaves it at what was said before. */
function refusalAfter(before: Refusal | undefined, reception: Reception): Refusal | undefined {
  if (reception.kind === "refused") return reception;
  return reception.kind === "later" ? (reception.refusal ?? before) : undefined;
}
