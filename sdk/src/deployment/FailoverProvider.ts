import type { FetchRequest, JsonRpcApiProviderOptions, JsonRpcProvider, Network } from "ethers";

import { unreachable } from "../errors/fromNode.js";
import { askHead, type NodeHead } from "./askHead.js";
import type { Deployment } from "./Deployment.js";
import { FarthestBlock, latestTime } from "./FarthestBlock.js";
import { NodeProvider } from "./NodeProvider.js";
import { OpenRequests } from "./OpenRequests.js";

/** How often the nodes' newest blocks are compared while something is asked, milliseconds. */
const comparedEvery = 10_000;

/** How long a node may take that is not the one asked, to say how far it has come for one, milliseconds. */
const otherTimeout = 5_000;

/** How much younger another's newest block must be for a node to be left whose own is old, seconds. */
const leastLag = 30;

/** A node that may be asked. */
interface Candidate {
  /** Its place in the list. */
  readonly position: number;
  readonly head: NodeHead;
}

/** Parameters of {@link FailoverProvider}. */
export interface FailoverParameters {
  /** The nodes, the preferred ones first. */
  readonly nodes: readonly FetchRequest[];
  /** Place of the node to begin with. */
  readonly first: number;
  /** The chain that each must serve. */
  readonly chain: Pick<Deployment, "chainId" | "genesisHash">;
  readonly network: Network;
  readonly options: JsonRpcApiProviderOptions;
  /** How long to ask again where no node answers, milliseconds. */
  readonly patience: number;
  /** How old a node's newest block may be, seconds. */
  readonly maxHeadAge: number;
}

/**
 * A provider of several nodes of one chain, of which it asks one: the next where that one goes away, keeps the asker out,
 * or falls behind. It changes to none that serves another chain, or that has not come as far as what was seen already: so
 * what was read once is never found undone.
 *
 * Any of the nodes may lie. What one says of itself takes nobody away from another that answers and whose newest block is
 * young by this machine's own clock; and where the clock is slow, so that all seem to come from the future, the node stays.
 */
export class FailoverProvider extends NodeProvider {
  readonly #nodes: readonly FetchRequest[];
  readonly #chain: FailoverParameters["chain"];
  readonly #settings: Pick<FailoverParameters, "network" | "options">;
  protected override readonly spareNodes: number;
  #current: number;
  readonly #maxHeadAge: number;
  readonly #seen = new FarthestBlock();
  // The machine's clock may be set meanwhile.
  #comparedAt = performance.now();
  /** The nodes are looked at by one of these at a time. */
  #comparing: Promise<void> | undefined;
  #replacing: Promise<void> | undefined;
  /** Questions of how far the nodes have come. */
  readonly #heads = new OpenRequests();
  /** Providers of one node alone, by which that is asked besides. */
  readonly #others = new Set<NodeProvider>();

  constructor({ nodes, first, chain, network, options, patience, maxHeadAge }: FailoverParameters) {
    super(nodes[first] as FetchRequest, network, options, patience);
    this.#nodes = nodes;
    this.#chain = chain;
    this.#settings = { network, options };
    this.#current = first;
    this.#maxHeadAge = maxHeadAge;
    this.spareNodes = nodes.length - 1;
  }

  override _getConnection(): FetchRequest {
    return (this.#nodes[this.#current] as FetchRequest).clone();
  }

  override async send(method: string, params: unknown[] | Record<string, unknown>): Promise<unknown> {
    if (performance.now() - this.#comparedAt >= comparedEvery) {
      this.#comparedAt = performance.now();
      if (this.#replacing === undefined)
        this.#comparing ??= this.#compare().finally(() => (this.#comparing = undefined));
    }
    const result = await super.send(method, params);
    this.#seen.hear(method, result);
    return result;
  }

  override destroy(): void {
    super.destroy();
    this.#heads.end(unreachable(undefined, "DESTROYED"));
    for (const other of this.#others) other.destroy();
  }

  /**
   * Asks the nodes that are not asked just now.
   *
   * @returns What came of those that answer and have come far enough.
   */
  async askOthers<Result>(question: (node: JsonRpcProvider) => Promise<Result>): Promise<readonly Result[]> {
    const others = this.#nodes.map((_, position) => position).filter((position) => position !== this.#current);
    const asked = await Promise.allSettled(others.map((position) => this.#askOther(position, question)));
    return asked.flatMap((each) => (each.status === "fulfilled" ? each.value : []));
  }

  /** @returns One result; none where the node is none to be asked. */
  async #askOther<Result>(
    position: number,
    question: (node: JsonRpcProvider) => Promise<Result>,
  ): Promise<readonly Result[]> {
    if ((await this.#head(position)) === undefined || this.destroyed) return [];
    const { network, options } = this.#settings;
    const other = new NodeProvider(this.#requestTo(position), network, options, 0);
    this.#others.add(other);
    try {
      return [await question(other)];
    } finally {
      this.#others.delete(other);
      other.destroy();
    }
  }

  protected override async changeNode(changes: number): Promise<boolean> {
    // What a comparison heard of the node may be older than its trouble.
    await this.#comparing;
    // Several questions fail at the same time where a node goes away: they change once.
    if (this.changes === changes) {
      await (this.#replacing ??= this.#replace().finally(() => (this.#replacing = undefined)));
    }
    return this.changes !== changes;
  }

  /** Changes to the next node that answers and has a young newest block, or that answers at least. */
  async #replace(): Promise<void> {
    const others = this.#nodes.map((_, step) => (this.#current + step) % this.#nodes.length).slice(1);
    let answering: Candidate | undefined;
    for (const position of others) {
      const head = await this.#head(position);
      if (head === undefined) continue;
      answering ??= { position, head };
      if (isKnowable(head) && !this.#isOld(head)) {
        this.#change({ position, head });
        return;
      }
    }
    if (answering !== undefined) this.#change(answering);
  }

  /** Changes to a node that is well ahead where the present one's newest block is old, or it does not answer. */
  async #compare(): Promise<void> {
    const heads = await Promise.all(this.#nodes.map((_, position) => this.#head(position)));
    const present = heads[this.#current];
    if (present !== undefined && !this.#isOld(present)) return;
    // Where the chain has halted, or this machine's clock is fast, the others' are as old.
    const bound = present === undefined ? -Infinity : present.timestamp + leastLag;
    const candidates = heads
      .flatMap((head, position) => (head === undefined || position === this.#current ? [] : [{ position, head }]))
      .filter(({ head }) => isKnowable(head) && head.timestamp > bound);
    const [youngest] = [...candidates].sort((one, other) => other.head.timestamp - one.head.timestamp);
    const better = candidates.find(({ head }) => !this.#isOld(head)) ?? youngest;
    if (better !== undefined) this.#change(better);
  }

  #isOld({ timestamp }: NodeHead): boolean {
    // Asked this way round, so that a limit that is no number makes every node old.
    return !(Date.now() / 1000 - timestamp <= this.#maxHeadAge);
  }

  /** How far a node has come, if it answers, serves the chain and has come far enough. */
  async #head(position: number): Promise<NodeHead | undefined> {
    if (this.destroyed) return undefined;
    const head = await askHead(this.#requestTo(position), this.#heads).catch(() => undefined);
    const { chainId, genesisHash } = this.#chain;
    const isChain = head?.chainId === chainId && head.genesisHash === genesisHash;
    // The present node has come as far as it has: what it has shown is of its own.
    return isChain && (position === this.#current || this.#seen.isReachedBy(head)) ? head : undefined;
  }

  #requestTo(position: number): FetchRequest {
    const request = (this.#nodes[position] as FetchRequest).clone();
    request.timeout = otherTimeout;
    return request;
  }

  #change({ position, head }: Candidate): void {
    if (position === this.#current || this.destroyed) return;
    const { url } = this.#nodes[this.#current] as FetchRequest;
    this.#current = position;
    this.#seen.take(head);
    this.changes++;
    this.leaveNode(unreachable(url, "LEFT"));
  }
}

/** Whether there can be such a block by now. */
function isKnowable({ timestamp }: NodeHead): boolean {
  return timestamp <= latestTime();
}
