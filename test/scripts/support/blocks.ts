import type { JsonRpcProvider } from "ethers";

/**
 * Has a chain make no block, whatever is sent to it. To end automatic mining is not enough: a chain that also makes blocks
 * by the clock goes on to do both.
 */
export async function holdBlocks(node: JsonRpcProvider): Promise<void> {
  await node.send("evm_setIntervalMining", [0]);
}

/** Puts what a chain was sent meanwhile into a block, and what is sent to it from now on at once. */
export async function releaseBlocks(node: JsonRpcProvider): Promise<void> {
  await node.send("evm_mine", []);
  await node.send("evm_setAutomine", [true]);
}
