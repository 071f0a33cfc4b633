import { fromChain, interfaces, type Client, type LicenseId } from "@elicense/sdk";

import type { Ledger } from "./Ledger.js";
import { restoreDocuments } from "./restoreDocuments.js";
import type { Run } from "./Run.js";

/**
 * Looks up the transactions that issued licenses before this run. A document that names a block without the issue is
 * written anew: the chain has taken that block back, and carried the transaction out in another.
 *
 * @throws {ElicenseError} The node's trouble.
 * @throws {CommandError} FOLDER_UNWRITABLE.
 */
export async function traceTransactions(
  client: Client,
  { ledger, folder }: Pick<Run, "ledger" | "folder">,
): Promise<void> {
  await trace(client, ledger);
  const misplaced = ledger.untraced();
  if (misplaced.length === 0) return;
  await restoreDocuments(client, misplaced, { folder, ledger, blocks: new Map() });
  await trace(client, ledger);
}

async function trace(client: Client, ledger: Ledger): Promise<void> {
  const head = await client.provider.getBlockNumber().catch((error: unknown) => {
    throw fromChain(error);
  });
  // A block that there is not has no issue: a node refuses to look into it, and the others are to be traced all the same.
  for (const block of ledger.untracedBlocks()) if (block <= head) ledger.trace(await issuesIn(client, block));
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
