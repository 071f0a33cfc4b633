import type { FetchRequest, JsonRpcApiProviderOptions, Network } from "ethers";

import { unreachable } from "../errors/fromNode.js";
import { askHead, toNumber, type NodeHead } from "./askHead.js";
import type { Deployment } from "./Deployment.js";
import { NodeProvider } from "./NodeProvider.js";
import { OpenRequests } from "./OpenRequests.js";

/** How often the nodes' newest blocks are compared while something is asked, milliseconds. */
const comparedEvery = 10_000;

/** How long a node may take to say how far it has come, milliseconds. */
const headTimeout = 5_000;

/** How much older than another node's a node's newest block may be, seconds. */
const mostLag = 30;

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
}

/**
 * A provider of several nodes of one chain, of which it asks one: the next where that one goes away, keeps the asker out,
 * or falls behind. It changes to none that serves another chain, or that has not come as far as what was seen already: so
 * what was read once is never found undone.
 */
export class FailoverProvider extends NodeProvider {
  readonly #nodes: readonly FetchRequest[];
  readonly #chain: FailoverParameters["chain"];
  protected override readonly spareNodes: number;
  #current: number;
  /** The highest block that any answer told of. */
  #seen = 0;
  // The machine's clock may be set meanwhile.
  #comparedAt = performance.now();
  /** The nodes are looked at by one of these at a time. */
  #comparing: Promise<void> | undefined;
  #replacing: Promise<void> | undefined;
  /** Questions of how far the nodes have come. */
  readonly #heads = new OpenRequests();

  constructor({ nodes, first, chain, network, options, patience }: FailoverParameters) {
    super(nodes[first] as FetchRequest, network, options, patience);
    this.#nodes = nodes;
    this.#chain = chain;
    this.#current = first;
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
    this.#seen = Math.max(this.#seen, blockIn(method, result));
    return result;
  }

  override destroy(): void {
    super.destroy();
    this.#heads.end(unreachable(undefined, "DESTROYED"));
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

  /** Changes to the next node that answers. */
  async #replace(): Promise<void> {
    const others = this.#nodes.map((_, step) => (this.#current + step) % this.#nodes.length).slice(1);
    for (const position of others) {
      if (await this.#head(position)) {
        this.#change(position);
        return;
      }
    }
  }

  /** Changes to a node that is well ahead, or answers where the present one does not. */
  async #compare(): Promise<void> {
    const heads = await Promise.all(this.#nodes.map((_, position) => this.#head(position)));
    const newest = Math.max(...heads.map((head) => head?.timestamp ?? 0));
    const isGood = (head: NodeHead | undefined): boolean => head !== undefined && newest - head.timestamp <= mostLag;
    if (isGood(heads[this.#current])) return;
    const better = heads.findIndex(isGood);
    if (better >= 0) this.#change(better);
  }

  /** How far a node has come, if it answers, serves the chain and has come far enough. */
  async #head(position: number): Promise<NodeHead | undefined> {
    if (this.destroyed) return undefined;
    const request = (this.#nodes[position] as FetchRequest).clone();
    request.timeout = headTimeout;
    const head = await askHead(request, this.#heads).catch(() => undefined);
    const { chainId, genesisHash } = this.#chain;
    const isChain = head?.chainId === chainId && head.genesisHash === genesisHash;
    // The present node has come as far as it has: what it has shown is of its own.
    return isChain && (position === this.#current || head.number >= this.#seen) ? head : undefined;
  }

  #change(position: number): void {
    if (position === this.#current || this.destroyed) return;
    const { url } = this.#nodes[this.#current] as FetchRequest;
    this.#current = position;
    this.changes++;
    this.leaveNode(unreachable(url, "LEFT"));
  }
}

/** The block that an answer tells of; 0 where it tells of none. */
function blockIn(method: string, result: unknown): number {
  if (method === "eth_blockNumber") return toNumber(result) ?? 0;
  if (typeof result !== "object" || result === null) return 0;
  const { number, blockNumber } = result as { readonly number?: unknown; readonly blockNumber?: unknown };
  if (method === "eth_getBlockByNumber") return toNumber(number) ?? 0;
  return method === "eth_getTransactionReceipt" ? (toNumber(blockNumber) ?? 0) : 0;
}
