import { network } from "hardhat";
import type { NetworkConnection } from "hardhat/types/network";

/** The day on which everything is measured, so that no figure depends on the day of the run. */
export const TODAY = "2026-03-02";

/** Room for a peer's batch that no real chain would take. */
const BLOCK_GAS_LIMIT = 60_000_000n;

/** Opens the chain on which everything is measured: Hardhat's own EVM, in this process, with the rules of Cancun. */
export async function openChain(): Promise<NetworkConnection> {
  return network.create({
    override: { hardfork: "cancun", blockGasLimit: BLOCK_GAS_LIMIT, initialDate: `${TODAY}T09:00:00+08:00` },
  });
}
