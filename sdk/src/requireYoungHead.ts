import { findBlock, type Block } from "./block.js";
import type { Client } from "./client.js";
import { formatTime } from "./day.js";
import { CHAIN_HALTED } from "./errors/catalogue/deployment.js";
import { ElicenseError } from "./errors/ElicenseError.js";
import { read } from "./transactions/read.js";

/** Options of {@link requireYoungHead}. */
export interface YoungHeadOptions {
  /** How old the newest block may be, seconds; 60 if left out. */
  readonly maxHeadAge?: number;
}

/**
 * Requires that the chain makes blocks, as far as the node shows: a chain that has halted, or a node that has lost it, says
 * of nothing how it stands now.
 *
 * @returns The newest block.
 * @throws {ElicenseError} CHAIN_HALTED where the newest block is older, by the client's clock; or the node's trouble.
 * @example
 * const { number } = await requireYoungHead(client);
 */
export async function requireYoungHead(client: Client, { maxHeadAge = 60 }: YoungHeadOptions = {}): Promise<Block> {
  const head = await read(client, () => findBlock(client));
  const age = client.clock() - head.timestamp;
  // Asked this way round, so that a clock or a limit that is no number never passes.
  if (age <= maxHeadAge) return head;
  throw new ElicenseError(CHAIN_HALTED, {
    block: head.number,
    since: formatTime(head.timestamp),
    minutes: Math.floor(age / 60),
  });
}
