import type { Client } from "../client.js";
import type { Ask } from "./reading.js";

/** How many blocks of one second are looked at: a node could say of all that they have the same time. */
const mostBlocks = 1_000;

/**
 * Finds the blocks of a moment by halving, so that a record can be found without a scan.
 *
 * @param timestamp - Unix time, seconds.
 * @param latest - The block to stop at.
 * @param ask - Asks each question.
 * @returns The numbers of the blocks whose time it is; none where the chain has no such block.
 */
export async function findBlocksAt(
  client: Client,
  timestamp: number,
  latest: number,
  ask: Ask,
): Promise<readonly number[]> {
  const timeOf = async (number: number): Promise<number> =>
    (await ask(() => client.provider.getBlock(number)))?.timestamp ?? Number.POSITIVE_INFINITY;
  let low = client.deployment.block;
  let high = latest;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((await timeOf(middle)) < timestamp) low = middle + 1;
    else high = middle;
  }
  const blocks: number[] = [];
  for (let block = low; block <= latest && blocks.length < mostBlocks; block++) {
    if ((await timeOf(block)) !== timestamp) break;
    blocks.push(block);
  }
  return blocks;
}
