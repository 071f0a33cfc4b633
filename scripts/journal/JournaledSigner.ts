import { setTimeout as sleep } from "node:timers/promises";

import { errorOf, withGasMargin } from "@elicense/sdk";
import {
  AbstractSigner,
  keccak256,
  makeError,
  type JsonRpcProvider,
  type Signer,
  type TransactionReceipt,
  type TransactionRequest,
  type TransactionResponse,
  type TypedDataDomain,
  type TypedDataField,
} from "ethers";

import { broadcast } from "./broadcast.js";
import { findRevived } from "./findRevived.js";
import { InterruptedError, type Interruption } from "../interruption.js";
import type { HaltWatch } from "./HaltWatch.js";
import type { Entry, Journal } from "./Journal.js";
import type { RunLock } from "./RunLock.js";
import { toCount } from "./quantities.js";
import { SentTransaction } from "./SentTransaction.js";
import { Watch, type Ending, type Standing } from "./Watch.js";

/** Parameters of {@link JournaledSigner}. */
export interface JournaledSignerParameters {
  /** Signs; it is asked for nothing else. */
  readonly signer: Signer;
  /** Account of the signer. */
  readonly address: string;
  readonly node: JsonRpcProvider;
  readonly journal: Journal;
  /** Lock of this key's nonces. */
  readonly lock: RunLock;
  /** Told what must not be cut short: from the signing of a transaction to its end. */
  readonly interruption?: Interruption;
  /** Knows whether the chain makes blocks: while it makes none, nothing is given up. */
  readonly halts?: HaltWatch;
  /** How long what is open may take to end while the chain makes blocks, milliseconds; three minutes if left out. */
  readonly patience?: number;
}

/** A call whose transaction is watched. */
interface Followed {
  readonly entry: Entry;
  readonly ending: Promise<Ending>;
  readonly request: TransactionRequest;
}

/** A transaction that was signed, written down, and sent unless the node keeps none so far ahead. */
interface Sent {
  readonly entry: Entry;
  readonly unsigned: TransactionRequest;
  readonly standing: Standing;
}

/** How long what is open may take to end, milliseconds, while the chain makes blocks. */
const longestPatience = 180_000;

/** Most transactions of a key that are on their way at once: a node keeps but so many beyond what is in blocks. */
const widestWindow = 128;

/** How often it is looked whether the chain has halted and the end is asked for, milliseconds. */
const lookedEvery = 500;

/**
 * How often it is looked whether there is room again, milliseconds; after how long what others left is seen to; and for how
 * long it is looked once more after it was waited for in vain.
 */
const roomEvery = { looked: 100, adopted: 10_000, again: 1_000 };

/** Most transactions of a key that wait in a node's pool though its journal does not know them. */
const foreignMost = 4_096;

/** All that a transaction says which needs no more than its nonce, chain and type; with anything else, ethers completes it. */
const plainParts: ReadonlySet<string> = new Set(["to", "data", "gasLimit", "maxFeePerGas", "maxPriorityFeePerGas"]);

/**
 * Sends transactions such that none is lost and none is sent twice, whatever happens to the process, the node and what
 * lies between, as long as not all nodes that are asked lie: each is signed, written down, sent, and watched until it has
 * ended, in this order. What is open in the journal when a process ends, the next one sends again: the same bytes, so that
 * it is one transaction.
 */
export class JournaledSigner extends AbstractSigner<JsonRpcProvider> {
  /** Account that it signs for. */
  readonly address: string;
  readonly #parameters: JournaledSignerParameters;
  readonly #watch: Watch;
  readonly #patience: number;
  /** The oldest one that was open when there was no room, and how long it still may be, milliseconds. */
  #oldest: { readonly id: number; left: number } | undefined;
  /** How many transactions may be on their way at once: as many as the node took so far. */
  #window = widestWindow;

  constructor(parameters: JournaledSignerParameters) {
    super(parameters.node);
    this.address = parameters.address;
    this.#parameters = parameters;
    this.#watch = new Watch(parameters.node, parameters.journal, parameters.halts);
    this.#patience = parameters.patience ?? longestPatience;
  }

  override getAddress(): Promise<string> {
    return Promise.resolve(this.address);
  }

  /** @throws Always: a journal is of one chain. */
  override connect(): Signer {
    throw makeError("a journal is of one chain", "UNSUPPORTED_OPERATION", { operation: "connect" });
  }

  override signTransaction(transaction: TransactionRequest): Promise<string> {
    return this.#parameters.signer.signTransaction(transaction);
  }

  override signMessage(message: string | Uint8Array): Promise<string> {
    return this.#parameters.signer.signMessage(message);
  }

  override signTypedData(
    domain: TypedDataDomain,
    types: Record<string, TypedDataField[]>,
    value: Record<string, unknown>,
  ): Promise<string> {
    return this.#parameters.signer.signTypedData(domain, types, value);
  }

  /**
   * Signs a transaction, writes it down and sends it.
   *
   * @param request - With a `gasLimit` where the call was simulated already, and succeeded with that.
   * @returns What to wait for it by: `wait` follows the call even where another transaction takes its nonce.
   * @throws What simulating it shows, or the node says against it: then its nonce is given to the next.
   * @throws {ElicenseError} Where nothing is signed: TRANSACTIONS_STUCK, since what was sent before gets into no block;
   * TRANSACTION_REVIVED, since what a node had refused was carried out.
   * @throws {InterruptedError} Where the program was asked to end.
   */
  override async sendTransaction(request: TransactionRequest): Promise<TransactionResponse> {
    const end = once(this.#parameters.interruption?.begin());
    try {
      const sent = await this.#send(request);
      return new SentTransaction(sent.entry, sent.unsigned, this.provider, this.#follower(sent, request, end));
    } catch (error) {
      end();
      throw error;
    }
  }

  /**
   * Watches a transaction from now on, whether anybody waits for it or not.
   *
   * @param end - Told when it has ended, or, where somebody waits, the call that it is for.
   * @returns Waits for that; all who wait follow it together, so that it is made again no more than once.
   */
  #follower(
    { entry, standing }: Sent,
    request: TransactionRequest,
    end: () => void,
  ): (limit: number) => Promise<TransactionReceipt> {
    const ending = this.#watch.ending(entry, standing);
    let followed: Promise<TransactionReceipt> | undefined;
    const endUnfollowed = (): void => {
      if (followed === undefined) end();
    };
    ending.then(endUnfollowed, endUnfollowed);
    return (limit) => (followed ??= this.#follow({ entry, ending, request }, limit).finally(end));
  }

  /**
   * Sends again what an earlier run left open, and waits until it has ended: what a run plans is then planned by a chain
   * that has it all.
   *
   * @param waiting - Told how many there are, where there are any.
   * @throws {ElicenseError} TRANSACTION_LOST where one does not end; TRANSACTION_UNDECIDED where the node refuses it.
   */
  async recover(waiting: (count: number) => void): Promise<void> {
    const { journal, node, lock, address: account } = this.#parameters;
    const open = await lock.hold(async () => {
      // Blocks that the chain has no more took their transactions with them.
      journal.reopen(account, await this.#count(account, "latest"));
      return journal.listOpen(account);
    });
    const [first, ...others] = open;
    if (first === undefined) return;
    waiting(open.length);
    const endings = Promise.all(open.map((entry) => this.#watch.ending(entry)));
    // One may fail, where the journal cannot be written, before any of them is waited for.
    endings.catch(() => undefined);
    // In the order of their nonces, which some nodes insist on.
    for (const entry of open) {
      const reception = await broadcast(node, entry.bytes);
      this.#watch.note(entry, reception);
      if (reception.kind === "distant") break;
    }
    await this.#within(this.#patience, endings, () => this.#lost([first, ...others]));
  }

  /** Stops watching; what has not ended stays open in the journal. */
  close(): void {
    this.#watch.close();
    this.#parameters.lock.close();
    this.#parameters.journal.close();
  }

  async #send(request: TransactionRequest): Promise<Sent> {
    const { signer, address: account, node, journal, lock } = this.#parameters;
    const { from: _from, ...unsigned } = await this.#complete(request);

    return lock.hold(async () => {
      await this.#awaitRoom();
      const nonce = await this.#nextNonce();
      const bytes = await signer.signTransaction({ ...unsigned, nonce });
      const hash = keccak256(Buffer.from(bytes.slice(2), "hex"));
      const entry = journal.add({ account, nonce, hash, bytes });
      const reception = await broadcast(node, bytes);
      if (reception.kind === "refused") {
        // It came to no other node, and no later nonce was signed: the lock is held.
        journal.refuse(entry);
        throw reception.error;
      }
      if (reception.kind !== "distant") {
        const { refusal } = reception.kind === "later" ? reception : {};
        return { entry, unsigned, standing: refusal === undefined ? {} : { refusal } };
      }
      const heldAt = await this.#count(account, "latest");
      this.#window = Math.max(1, Math.min(this.#window, nonce - heldAt));
      return { entry, unsigned, standing: { heldAt } };
    });
  }

  /**
   * Decides on a nonce: the first that neither the journal nor the chain has, and none beyond what a node refused. Where the
   * node counts one more than was signed, it may have kept what it refused: signed with the same nonce, no more than one of
   * the two is carried out.
   *
   * @throws {ElicenseError} TRANSACTION_REVIVED where what was refused is in a block.
   */
  async #nextNonce(): Promise<number> {
    const { journal, node, address: account } = this.#parameters;
    const [known, pending] = [journal.nextNonce(account), await this.#count(account, "pending")];
    if (pending <= known) return known;
    const latest = await this.#count(account, "latest");
    // Signed with a nonce that is far too high, it would be open for ever, and all that comes after it.
    if (pending > latest + foreignMost) {
      const reason = {
        en: `${String(pending)} transactions of ${account} pending`,
        zh: `账户 ${account} 有 ${String(pending)} 笔待处理交易`,
      };
      throw errorOf("NODE_REFUSED", { reason });
    }
    const revived = await findRevived({ node, journal, account }, known, latest);
    if (revived !== undefined) {
      revived.note();
      throw errorOf("TRANSACTION_REVIVED", { hash: revived.hash });
    }
    return Math.min(pending, journal.oldestRefused(account, Math.max(known, latest)) ?? pending);
  }

  /**
   * Waits until few enough are on their way: more would be refused, or dropped without a word.
   *
   * @throws {ElicenseError} TRANSACTIONS_STUCK where the oldest does not end, however long others are waited for.
   * @throws {InterruptedError} Where the end is asked for and the chain has halted.
   */
  async #awaitRoom(): Promise<void> {
    const { journal, address: account, halts } = this.#parameters;
    for (let waited = 0; ; waited += roomEvery.looked) {
      const count = journal.countOpen(account);
      if (count < this.#window) return;
      this.#requireHope(false);
      // A process that is gone sees to nothing any more.
      if (waited % roomEvery.adopted === 0) this.#watch.adopt(account);
      this.#requireProgress(count);
      await sleep(roomEvery.looked);
      if (halts?.halted !== true && this.#oldest !== undefined) this.#oldest.left -= roomEvery.looked;
    }
  }

  /** @throws {ElicenseError} TRANSACTIONS_STUCK. */
  #requireProgress(count: number): void {
    const { journal, address: account } = this.#parameters;
    const oldest = journal.oldestOpen(account);
    if (oldest === undefined) return;
    if (this.#oldest?.id !== oldest.id) this.#oldest = { id: oldest.id, left: this.#patience };
    if (this.#oldest.left > 0) return;
    // Who waits next does not wait as long once more for the same one: all end in time, however many they are.
    this.#oldest.left = roomEvery.again;
    throw errorOf("TRANSACTIONS_STUCK", { count, account, hash: oldest.hash });
  }

  /**
   * On a chain that has halted nothing is waited for against the will of whoever asked to end: it is all in the journal.
   *
   * @param sent - Whether that which is waited for was sent.
   */
  #requireHope(sent: boolean): void {
    const { halts, interruption } = this.#parameters;
    if (halts?.halted === true && interruption?.signal.aborted === true) {
      throw new InterruptedError("asked to end while the chain stands still", { sent });
    }
  }

  /**
   * Waits so many milliseconds at the most, in which the chain makes blocks.
   *
   * @param lost - Makes the error for then.
   * @throws {InterruptedError} Where the end is asked for and the chain has halted.
   */
  async #within<Result>(milliseconds: number, ending: Promise<Result>, lost: () => Error): Promise<Result> {
    const ended = new AbortController();
    const late = async (): Promise<never> => {
      const { signal } = ended;
      for (let left = milliseconds; left > 0;) {
        const time = Math.min(left, lookedEvery);
        await sleep(time, undefined, { signal });
        this.#requireHope(true);
        if (this.#parameters.halts?.halted !== true) left -= time;
      }
      throw lost();
    };
    try {
      return await Promise.race([ending, late()]);
    } finally {
      ended.abort();
    }
  }

  /** What is to be said of transactions of which not all have ended: the node's refusal of one, where it refuses one. */
  #lost(entries: readonly [Entry, ...Entry[]]): Error {
    const open = entries.filter((entry) => this.#watch.isOpen(entry));
    const refused = open.find((entry) => this.#watch.refusalOf(entry) !== undefined);
    const { hash } = refused ?? open[0] ?? entries[0];
    const refusal = refused && this.#watch.refusalOf(refused);
    if (refusal === undefined) return errorOf("TRANSACTION_LOST", { hash });
    return errorOf("TRANSACTION_UNDECIDED", { hash, reason: refusal.reason }, { cause: refusal.error });
  }

  /** Completes a transaction but for its nonce: it is simulated before one is spent on it, where its sender has not. */
  async #complete(request: TransactionRequest): Promise<TransactionRequest> {
    const { gasLimit = null, maxFeePerGas = null, maxPriorityFeePerGas = null } = request;
    const isPlain = Object.keys(request).every((part) => plainParts.has(part));
    if (isPlain && gasLimit !== null && maxFeePerGas !== null && maxPriorityFeePerGas !== null) {
      const { chainId } = await this.provider.getNetwork();
      return { ...request, type: 2, chainId };
    }
    // Without a nonce: Besu refuses to estimate with one that was used.
    const enough = gasLimit ?? withGasMargin(await this.estimateGas(request));
    return this.populateTransaction({ ...request, gasLimit: enough, nonce: 0 });
  }

  /**
   * Follows a call: where another transaction took its nonce, it is made again, if it can still be carried out.
   *
   * @throws {ElicenseError} TRANSACTION_REVIVED where that is one's own, which a node had refused.
   */
  async #follow({ request, ...first }: Followed, limit: number): Promise<TransactionReceipt> {
    let { entry, ending } = first;
    for (;;) {
      const receipt = await this.#within(limit, ending, () => this.#lost([entry]));
      if (receipt !== null) return receipt;
      const { journal, address } = this.#parameters;
      const revived = journal.find(address, entry.nonce);
      // It may be the very call that is followed, and was made again since it was told as refused.
      if (revived !== undefined) throw errorOf("TRANSACTION_REVIVED", { hash: revived.hash });
      // What took its place may have changed what it does.
      const again = await this.#send({ ...request, gasLimit: null });
      ({ entry } = again);
      ending = this.#watch.ending(entry, again.standing);
    }
  }

  async #count(account: string, tag: "latest" | "pending"): Promise<number> {
    return toCount(await this.provider.send("eth_getTransactionCount", [account, tag]));
  }
}

/** Calls something at the first call alone; what is not there, never. */
function once(action: (() => void) | undefined): () => void {
  let left = action;
  return () => {
    const now = left;
    left = undefined;
    now?.();
  };
}
