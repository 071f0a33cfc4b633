import { findBlock, type BlockParameter } from "../block.js";
import type { Client } from "../client.js";
import { dayOf, endOfDay, isDay, type Day } from "../day.js";
import { BLOCK_FORM, BLOCK_UNKNOWN } from "../errors/catalogue/client.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import type { Ask } from "./reading.js";

/** The block that a book is proved at, and the time until which its records are wanted. */
export interface Pinned {
  readonly block: number;
  /** That block's time, Unix time in seconds. */
  readonly timestamp: number;
  /** Unix time, seconds; what was recorded in that second counts. */
  readonly recordedBy: number;
}

/**
 * Finds the block to prove a book at: the one asked for; but the latest for a day, since a node may have forgotten the
 * state of that day. A day before the chain began is a day on which nothing was recorded.
 *
 * @throws {ElicenseError} BLOCK_FORM; BLOCK_UNKNOWN for a block or day that has not come.
 */
export async function pin(client: Client, at: BlockParameter | undefined, ask: Ask): Promise<Pinned> {
  if (typeof at === "object") return pinDay(client, at.day, ask);
  const { number, timestamp } = await ask(() => findBlock(client, at));
  return { block: number, timestamp, recordedBy: timestamp };
}

async function pinDay(client: Client, day: Day, ask: Ask): Promise<Pinned> {
  if (!isDay(day)) throw new ElicenseError(BLOCK_FORM);
  const { number, timestamp } = await ask(() => findBlock(client, "latest"));
  if (day > dayOf(timestamp)) throw new ElicenseError(BLOCK_UNKNOWN, { block: day, head: number });
  return { block: number, timestamp, recordedBy: Math.min(Date.parse(endOfDay(day)) / 1000, timestamp) };
}
