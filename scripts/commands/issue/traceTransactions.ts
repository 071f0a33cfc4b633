import { fromChain, interfaces, type Client, type LicenseId } from "@elicense/sdk";

import type { Ledger } from "./Ledger.js";

/**
 * Looks up the transactions that issued licenses before this run.
 *
 * @throws {ElicenseError} The node's trouble.
 */
export async function traceTransactions(client: Client, ledger: Ledger): Promise<void> {
  for (const block of ledger.untracedBlocks()) ledger.trace(await issuesIn(client, block));
}

async function issuesIn(
  { provider, deployment }: Client,
  block: number,
): Promise<Iterable<readonly [id: LicenseId, transaction: string]>> {
  const { address } = deployment.contracts.licenseRegistry;
  const { topicHash } = interfaces.licenses.getEvent("ManagementRecorded");
  const range = { address, fromBlock: block, toBlock: block, topics: [topicHash] };
  const logs = await provider.getLogs(range).catch((error: unknown) => {
    throw fromChain(error);
  });
  const transactions = new Map<LicenseId, string>();
  // The first record of a license is that of its issue.
  for (const { topics, transactionHash } of logs) {
    const id = topics[1] as LicenseId;
    if (!transactions.has(id)) transactions.set(id, transactionHash);
  }
  return transactions;
}
