import type { Client } from "../client.js";

/**
 * Finds the blocks of a moment by halving, so that a record can be found without a scan.
 *
 * @param timestamp - Unix time, seconds.
 * @param latest - The block to stop at.
 * @returns The numbers of the blocks whose time it is; none where the chain has no such block.
 */
export async function findBlocksAt(client: Client, timestamp: number, latest: number): Promise<readonly number[]> {
  let low = client.deployment.block;
  let high = latest;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((await timeOf(client, middle)) < timestamp) low = middle + 1;
    else high = middle;
  }
  const blocks: number[] = [];
  for (let block = low; block <= latest && (await timeOf(client, block)) === timestamp; block++) blocks.push(block);
  return blocks;
}

async function timeOf(client: Client, number: number): Promise<number> {
  const block = await client.provider.getBlock(number);
  return block?.timestamp ?? Number.POSITIVE_INFINITY;
}
