import type { JsonRpcProvider } from "ethers";

/**
 * Tells at what rate licenses were issued since a block, by the times of the blocks that have transactions.
 *
 * @param block - The last block before.
 * @param licenses - How many were issued.
 * @returns Licenses a second.
 */
export async function rateSince(node: JsonRpcProvider, block: number, licenses: number): Promise<number> {
  const times: number[] = [];
  const latest = await node.getBlockNumber();
  for (let number = block + 1; number <= latest; number++) {
    const found = await node.getBlock(number);
    if (found !== null && found.length > 0) times.push(found.timestamp);
  }
  const [first = 0, last = 0] = [times[0], times.at(-1)];
  // The first of them was a second in the making too.
  return licenses / (last - first + 1);
}
