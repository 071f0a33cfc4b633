import type { Block as FetchedBlock } from "ethers";

import type { Client } from "./client.js";
import { dayOf, endOfDay, isDay, type Day } from "./day.js";
import { BLOCK_FORM, BLOCK_UNKNOWN } from "./errors/catalogue/client.js";
import { ElicenseError } from "./errors/ElicenseError.js";

/**
 * The block that a read asks at: the newest; the newest that can't be undone; one by its number; or the last one of a
 * day in Asia/Shanghai. A node may keep the state of recent blocks alone.
 */
export type BlockParameter = "latest" | "final" | number | { readonly day: Day };

/** A block that a read was pinned to. */
export interface Block {
  readonly number: number;
  /** Unix time, seconds. */
  readonly timestamp: number;
}

/**
 * Finds the block that a read asks at.
 *
 * On a proof-of-authority chain every block is final, and its nodes know no tag for it: `final` is the newest block,
 * unless the client was told that its chain can undo blocks.
 *
 * @param at - The newest block if left out.
 * @throws {ElicenseError} BLOCK_FORM for what names no block; BLOCK_UNKNOWN where the node has no such block, for a day
 * that has not come, or one before the chain's first block.
 */
export async function findBlock(client: Client, at: BlockParameter = "latest"): Promise<Block> {
  requireBlock(at);
  const head = await blockOf(client, newestTag(client, at));
  if (at === "latest" || at === "final") return head;
  if (typeof at === "number") {
    if (at > head.number) throw new ElicenseError(BLOCK_UNKNOWN, { block: at, head: head.number });
    return at === head.number ? head : blockOf(client, at);
  }
  return lastBlockOfDay(client, at.day, head);
}

/**
 * Refuses what names no block: it must not be taken for the latest, which alone may be left out.
 *
 * @throws {ElicenseError} BLOCK_FORM.
 */
export function requireBlock(at: BlockParameter = "latest"): BlockParameter {
  const isBlock = at === "latest" || at === "final" || (Number.isSafeInteger(at) && (at as number) >= 0);
  const isPast = typeof at === "object" && isDay((at as { readonly day: Day } | null)?.day ?? "");
  if (!isBlock && !isPast) throw new ElicenseError(BLOCK_FORM);
  return at;
}

/** The node's tag for the newest block, or for the newest that can't be undone. */
export function newestTag({ finality }: Client, at: BlockParameter): "latest" | "finalized" {
  return at === "final" && finality === "finalized" ? "finalized" : "latest";
}

async function lastBlockOfDay(client: Client, day: Day, head: Block): Promise<Block> {
  if (day === dayOf(head.timestamp)) return head;
  const unknown = new ElicenseError(BLOCK_UNKNOWN, { block: day, head: head.number });
  const end = Date.parse(endOfDay(day)) / 1000;
  if (head.timestamp <= end) throw unknown;

  const first = await blockOf(client, 0);
  if (first.timestamp > end) throw unknown;
  let low = first;
  let above = head.number;
  while (above - low.number > 1) {
    const middle = await blockOf(client, Math.floor((low.number + above) / 2));
    if (middle.timestamp <= end) low = middle;
    else above = middle.number;
  }
  return low;
}

/**
 * Fetches a block of a node. By a number of its own a node could have a day's last block looked for without end, or all
 * others asked at a block that is not the one meant.
 *
 * @returns `undefined` where the node has no such block, or gives another.
 */
export async function fetchBlock(
  { provider }: Client,
  tag: number | "latest" | "finalized",
): Promise<FetchedBlock | undefined> {
  const block = await provider.getBlock(tag);
  return block === null || (typeof tag === "number" && block.number !== tag) ? undefined : block;
}

async function blockOf(client: Client, tag: number | "latest" | "finalized"): Promise<Block> {
  const block = await fetchBlock(client, tag);
  if (block === undefined) throw new ElicenseError(BLOCK_UNKNOWN, { block: tag, head: "?" });
  return { number: block.number, timestamp: block.timestamp };
}
