import { newestTag, type BlockParameter } from "../block.js";
import type { Client } from "../client.js";
import { PANEL_DEPLOYMENTS, PANEL_THRESHOLD } from "../errors/catalogue/client.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { getBlock, type HashedBlock } from "./askNode.js";
import { silent, type NodeReport } from "./NodeReport.js";
import { startTimeLimit, type TimeLimit } from "./TimeLimit.js";

/** Nodes that are asked, of which so many must agree. */
export interface Panel {
  readonly clients: readonly Client[];
  /** How many must say the same; more than half if left out. */
  readonly threshold?: number;
}

/** A node that answered, and its newest block. */
export interface Member {
  /** Place of its client among the panel's, from 0. */
  readonly position: number;
  readonly name: string;
  readonly client: Client;
  readonly head: HashedBlock;
}

/** A panel that is pinned to a block. */
export interface Sitting {
  /** Number of the block to ask at. */
  readonly number: number;
  /** The newest number and the newest time that as many nodes as must agree have reached: no node's word alone. */
  readonly head: Pick<HashedBlock, "number" | "timestamp">;
  readonly threshold: number;
  /** In the order of the clients: those that answered, and why the others did not. */
  readonly seats: readonly (Member | NodeReport)[];
}

/**
 * Requires a panel that can decide: clients of one deployment, and a threshold that they can reach.
 *
 * @returns The threshold.
 * @throws {ElicenseError} PANEL_THRESHOLD, PANEL_DEPLOYMENTS.
 */
export function requirePanel({ clients, threshold = Math.floor(clients.length / 2) + 1 }: Panel): number {
  if (!Number.isInteger(threshold) || threshold < 1 || threshold > clients.length) {
    throw new ElicenseError(PANEL_THRESHOLD, { threshold, clients: clients.length });
  }
  const registries = clients.map(({ deployment }) => registryOf(deployment));
  if (registries.some((registry) => registry !== registries[0])) throw new ElicenseError(PANEL_DEPLOYMENTS);
  return threshold;
}

/**
 * Asks each node for its newest block and whether it serves the manifest's chain, and picks the block to ask them all
 * at: the newest that as many as must agree have reached. One node that is ahead, or far behind, does not move it.
 *
 * @param at - `latest`, `final`, or a block's number; for a day, which is judged by all that is recorded now, the latest.
 * @param timeoutSeconds - How long a node may take.
 * @returns The sitting, or where too few answered, why.
 */
export async function convene(
  { clients }: Panel,
  threshold: number,
  at: BlockParameter,
  timeoutSeconds: number,
): Promise<Sitting | readonly NodeReport[]> {
  const wanted = typeof at === "number" ? at : undefined;
  const limit = startTimeLimit(timeoutSeconds);
  const seats = await Promise.all(clients.map((client, position) => seat(client, position, at, limit)));
  const head = reachedBy(
    threshold,
    seats.filter(isMember).map((member) => member.head),
  );
  const least = wanted ?? 0;
  if (head === undefined || head.number < least) return seats.map((each) => toReport(each, least));
  return { number: wanted ?? head.number, head, threshold, seats };
}

/** The newest number and the newest time that so many have reached; `undefined` where there are fewer. */
function reachedBy(threshold: number, heads: readonly HashedBlock[]): Sitting["head"] | undefined {
  if (heads.length < threshold) return undefined;
  const reached = (values: readonly number[]): number => values.toSorted((a, b) => b - a)[threshold - 1] as number;
  return {
    number: reached(heads.map(({ number }) => number)),
    timestamp: reached(heads.map(({ timestamp }) => timestamp)),
  };
}

/** Tells a node that answered from the report of one that did not. */
export function isMember(seat: Member | NodeReport): seat is Member {
  return "client" in seat;
}

/** What the node of a client is called: as the client says, else by its place among the panel's. */
export function nodeName({ name }: Client, position: number): string {
  return name ?? `node ${position + 1}`;
}

async function seat(
  client: Client,
  position: number,
  at: BlockParameter,
  limit: TimeLimit,
): Promise<Member | NodeReport> {
  const name = nodeName(client, position);
  try {
    // Asked together: one round trip for a provider that batches.
    const [head] = await limit.hold(Promise.all([getBlock(client, newestTag(client, at)), client.ready()]));
    return { position, name, client, head };
  } catch (error) {
    return silent(name, error);
  }
}

function toReport(seat: Member | NodeReport, least: number): NodeReport {
  if (!isMember(seat)) return seat;
  const { name, head } = seat;
  return { name, answer: head.number < least ? "BEHIND" : "NOT_ASKED", head: head.number };
}

function registryOf({ chainId, genesisHash, contracts }: Client["deployment"]): string {
  return [chainId, genesisHash, contracts.licenseRegistry.address].join();
}
