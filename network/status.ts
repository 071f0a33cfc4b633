import { headerOfBlock, quorumOf, recoverSealers, type Header } from "@elicense/sdk/qbft";
import { toQuantity, type JsonRpcProvider } from "ethers";

import { longestPeriod, type NetworkPlan } from "./Network.js";

/** From how many block periods on without a block a chain is said to have halted. */
const haltedAfter = 5;

/** What a node says of itself and of the chain's head. */
export interface NodeState {
  readonly head: number;
  readonly hash: string;
  /** Seconds since the head's time; null where no block was made yet: the first one's time is the same for all networks. */
  readonly age: number | null;
  readonly peers: number;
  readonly version: string;
  /** Whether it fetches older blocks from the others. */
  readonly syncing: boolean;
}

/** How a validator did its part in the last blocks. */
export interface ValidatorState {
  readonly address: string;
  /** The member whose validator it is; null for none of the network's cards. */
  readonly member: string | null;
  /** How many of the blocks that were looked at it sealed, and how many it made. */
  readonly sealed: number;
  readonly proposed: number;
}

/** How the chain goes on, by one node's word. */
export interface ChainState {
  readonly head: number;
  readonly hash: string;
  /** As {@link NodeState.age}. */
  readonly age: number | null;
  /** Round in which the newest block came about: above 0, a proposer was missing. */
  readonly round: number;
  readonly quorum: number;
  /** How many of the last blocks were looked at; none where none was made yet. */
  readonly blocks: number;
  readonly validators: readonly ValidatorState[];
  /** Votes that the node asked casts whenever it makes a block: to add an address, or to drop it. */
  readonly pendingVotes: Readonly<Record<string, boolean>>;
}

/** Reads by its hash which chain a node is of; "?" where it says nothing of a first block. */
export async function readFirstHash(node: JsonRpcProvider): Promise<string> {
  const block = (await node.send("eth_getBlockByNumber", [toQuantity(0), false])) as { readonly hash?: unknown } | null;
  return typeof block?.hash === "string" ? block.hash : "?";
}

/** Reads what a node says of itself. */
export async function readNodeState(node: JsonRpcProvider, now = Date.now() / 1_000): Promise<NodeState> {
  const [block, peers, version, syncing] = (await Promise.all([
    node.send("eth_getBlockByNumber", ["latest", false]),
    node.send("net_peerCount", []),
    node.send("web3_clientVersion", []),
    node.send("eth_syncing", []),
  ])) as [unknown, string, string, unknown];
  const { number, hash, timestamp } = headerOfBlock(block);
  return {
    head: number,
    hash,
    age: ageOf({ number, timestamp }, now),
    peers: Number(peers),
    version,
    syncing: syncing !== false,
  };
}

/**
 * Reads how the chain goes on: twice as many blocks as there are validators, so that each had its turn.
 *
 * A block keeps a quorum of seals and no more, so that a validator which is well may lack among those of one block; one that
 * sealed none of them and made none is missing.
 */
export async function readChainState(
  node: JsonRpcProvider,
  { members }: Pick<NetworkPlan, "members">,
  now = Date.now() / 1_000,
): Promise<ChainState> {
  const newest = headerOfBlock(await node.send("eth_getBlockByNumber", ["latest", false]));
  const { validators, round } = newest.extraData;
  const count = Math.min(newest.number, 2 * validators.length);
  const earlier = await Promise.all(
    Array.from({ length: Math.max(0, count - 1) }, (_, position) => readHeader(node, newest.number - position - 1)),
  );
  const headers = newest.number === 0 ? [] : [newest, ...earlier];
  const sealers = headers.map((header) => recoverSealers(header));
  const votes = (await node.send("qbft_getPendingVotes", [])) as Readonly<Record<string, boolean>>;
  return {
    ...{ head: newest.number, hash: newest.hash, age: ageOf(newest, now) },
    ...{ round, quorum: quorumOf(validators.length), blocks: headers.length },
    validators: validators.map((address) => ({
      address,
      member: members.find(({ validator }) => validator.address === address)?.name ?? null,
      sealed: sealers.filter((all) => all.includes(address)).length,
      proposed: headers.filter(({ proposer }) => proposer === address).length,
    })),
    pendingVotes: votes,
  };
}

/** Whether a validator took no part in the blocks that were looked at; null where there were none. */
export function isMissing(
  { sealed, proposed }: ValidatorState,
  { blocks }: Pick<ChainState, "blocks">,
): boolean | null {
  return blocks === 0 ? null : sealed === 0 && proposed === 0;
}

/** Says how old the newest block of a chain that goes on may be, seconds. */
export function oldestHead(network: Parameters<typeof longestPeriod>[0]): number {
  return haltedAfter * longestPeriod(network);
}

function ageOf({ number, timestamp }: Pick<Header, "number" | "timestamp">, now: number): number | null {
  return number === 0 ? null : Math.max(0, Math.round(now - timestamp));
}

async function readHeader(node: JsonRpcProvider, number: number): Promise<Header> {
  return headerOfBlock(await node.send("eth_getBlockByNumber", [toQuantity(number), false]));
}
