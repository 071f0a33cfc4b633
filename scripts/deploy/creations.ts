import { existsSync } from "node:fs";

import { HardhatArtifactResolver } from "@nomicfoundation/hardhat-ignition/helpers";
import { listTransactions, TransactionStatus } from "@nomicfoundation/ignition-core";
import { getAddress, type Provider } from "ethers";
import { artifacts } from "hardhat";

/** Hash of the transaction that created a contract, by the contract's address. */
export type Creations = ReadonlyMap<string, string>;

/**
 * Reads from Ignition's journal which transactions created contracts, in this run and those before.
 *
 * @param directory - Directory of the deployment; none need be there yet.
 */
export async function creationsInJournal(directory: string): Promise<Creations> {
  if (!existsSync(directory)) return new Map();
  const transactions = await listTransactions(directory, new HardhatArtifactResolver(artifacts));
  return new Map(
    transactions.flatMap(({ status, address, txHash }) =>
      status === TransactionStatus.SUCCESS && address !== undefined ? [[getAddress(address), txHash]] : [],
    ),
  );
}

/**
 * Looks through blocks for transactions that created contracts: for chains of which Ignition keeps no journal.
 *
 * @param from - First block to look at; the head is the last one.
 */
export async function creationsInBlocks(provider: Provider, from: number): Promise<Creations> {
  const creations = new Map<string, string>();
  for (let number = from, head = await provider.getBlockNumber(); number <= head; number++) {
    const block = await provider.getBlock(number);
    for (const hash of block?.transactions ?? []) {
      const receipt = await provider.getTransactionReceipt(hash);
      if (receipt?.contractAddress) creations.set(getAddress(receipt.contractAddress), hash);
    }
  }
  return creations;
}
