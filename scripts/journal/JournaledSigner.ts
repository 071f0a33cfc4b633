import { ElicenseError, withGasMargin } from "@elicense/sdk";
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
import type { Interruption } from "../interruption.js";
import type { Entry, Journal } from "./Journal.js";
import type { NonceLock } from "./NonceLock.js";
import { toCount } from "./quantities.js";
import { SentTransaction } from "./SentTransaction.js";
import { Watch, type Ending } from "./Watch.js";

/** Parameters of {@link JournaledSigner}. */
export interface JournaledSignerParameters {
  /** Signs; it is asked for nothing else. */
  readonly signer: Signer;
  /** Account of the signer. */
  readonly address: string;
  readonly node: JsonRpcProvider;
  readonly journal: Journal;
  /** Lock of this key's nonces. */
  readonly lock: NonceLock;
  /** Told what must not be cut short: from the signing of a transaction to its end. */
  readonly interruption?: Interruption;
}

/** A call whose transaction is watched. */
interface Followed {
  readonly entry: Entry;
  readonly ending: Promise<Ending>;
  readonly request: TransactionRequest;
}

/** How long what an earlier run left open may take to end, milliseconds: a halted chain takes over two minutes to resume. */
const recoveryTimeout = 180_000;

/** Most transactions of a key that wait in a node's pool though its journal does not know them. */
const foreignMost = 4_096;

/** All that a transaction says which needs no more than its nonce, chain and type; with anything else, ethers completes it. */
const plainParts: ReadonlySet<string> = new Set(["to", "data", "gasLimit", "maxFeePerGas", "maxPriorityFeePerGas"]);

/**
 * Sends transactions such that none is lost and none is sent twice, whatever happens to the process, the node and what
 * lies between: each is signed, written down, sent, and watched until it has ended, in this order. What is open in the
 * journal when a process ends, the next one sends again: the same bytes, so that it is one transaction.
 */
export class JournaledSigner extends AbstractSigner<JsonRpcProvider> {
  /** Account that it signs for. */
  readonly address: string;
  readonly #parameters: JournaledSignerParameters;
  readonly #watch: Watch;

  constructor(parameters: JournaledSignerParameters) {
    super(parameters.node);
    this.address = parameters.address;
    this.#parameters = parameters;
    this.#watch = new Watch(parameters.node, parameters.journal);
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
   * @throws What simulating it shows, or the node says against it: then it is nowhere.
   * @throws {InterruptedError} Where the program was asked to end.
   */
  override async sendTransaction(request: TransactionRequest): Promise<TransactionResponse> {
    const end = once(this.#parameters.interruption?.begin());
    try {
      const { entry, unsigned } = await this.#send(request);
      return new SentTransaction(entry, unsigned, this.provider, this.#follower(entry, request, end));
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
    entry: Entry,
    request: TransactionRequest,
    end: () => void,
  ): (limit: number) => Promise<TransactionReceipt> {
    const ending = this.#watch.ending(entry);
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
   * @throws {ElicenseError} TRANSACTION_LOST where one does not end.
   */
  async recover(waiting: (count: number) => void): Promise<void> {
    const { journal, node, lock, address: account } = this.#parameters;
    const open = await lock.hold(async () => {
      // Blocks that the chain has no more took their transactions with them.
      journal.reopen(account, await this.#count(account, "latest"));
      return journal.listOpen(account);
    });
    const [first] = open;
    if (first === undefined) return;
    waiting(open.length);
    const endings = Promise.all(open.map((entry) => this.#watch.ending(entry)));
    // In the order of their nonces, which some nodes insist on.
    for (const { bytes } of open) await broadcast(node, bytes);
    await within(recoveryTimeout, endings, first);
  }

  /** Stops watching; what has not ended stays open in the journal. */
  close(): void {
    this.#watch.close();
    this.#parameters.lock.close();
    this.#parameters.journal.close();
  }

  async #send(request: TransactionRequest): Promise<{ readonly entry: Entry; readonly unsigned: TransactionRequest }> {
    const { signer, address: account, node, journal, lock } = this.#parameters;
    const { from: _from, ...unsigned } = await this.#complete(request);

    return lock.hold(async () => {
      const [known, pending] = [journal.nextNonce(account), await this.#count(account, "pending")];
      // Signed with a nonce that is far too high, it would be open for ever, and all that comes after it.
      if (pending > known && pending > (await this.#count(account, "latest")) + foreignMost) {
        throw new ElicenseError("NODE_REFUSED", { reason: `${String(pending)} transactions of ${account} pending` });
      }
      const nonce = Math.max(known, pending);
      const bytes = await signer.signTransaction({ ...unsigned, nonce });
      const hash = keccak256(Buffer.from(bytes.slice(2), "hex"));
      const entry = journal.add({ account, nonce, hash, bytes });
      const reception = await broadcast(node, bytes);
      if (reception.kind !== "refused") return { entry, unsigned };
      // It is nowhere, and no later nonce was signed: the lock is held.
      journal.remove(entry);
      throw new ElicenseError("NODE_REFUSED", { reason: reception.reason });
    });
  }

  /** Completes a transaction but for its nonce: it is simulated before one is spent on it, where its sender has not. */
  async #complete(request: TransactionRequest): Promise<TransactionRequest> {
    const { gasLimit = null, maxFeePerGas = null, maxPriorityFeePerGas = null } = request;
    const isPlain = Object.keys(request).every((part) => plainParts.has(part));
    if (isPlain && gasLimit !== null && maxFeePerGas !== null && maxPriorityFeePerGas !== null) {
      const { chainId } = await this.provider.getNetwork();
      return { ...request, type: 2, chainId };
    }
    const transaction = await this.populateTransaction({ ...request, nonce: 0 });
    if (gasLimit !== null) return transaction;
    return { ...transaction, gasLimit: withGasMargin(BigInt(transaction.gasLimit ?? 0)) };
  }

  /** Follows a call: where another transaction took its nonce, it is made again, if it can still be carried out. */
  async #follow({ request, ...first }: Followed, limit: number): Promise<TransactionReceipt> {
    const until = Date.now() + limit;
    let { entry, ending } = first;
    for (;;) {
      const receipt = await within(until - Date.now(), ending, entry);
      if (receipt !== null) return receipt;
      // What took its place may have changed what it does.
      ({ entry } = await this.#send({ ...request, gasLimit: null }));
      ending = this.#watch.ending(entry);
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

/** Waits so many milliseconds at the most. */
async function within<Result>(milliseconds: number, ending: Promise<Result>, { hash }: Entry): Promise<Result> {
  if (milliseconds === Infinity) return ending;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ElicenseError("TRANSACTION_LOST", { hash })), milliseconds);
  });
  try {
    return await Promise.race([ending, late]);
  } finally {
    clearTimeout(timer);
  }
}
