import type { Client } from "../client.js";
import { requireLicenseId, type LicenseId } from "../licenses/licenseId.js";
import { read } from "../transactions/read.js";
import { walkBook } from "./Book.js";
import { notWhole } from "./getManagementHistory.js";
import { usageRecordsIn } from "./logs.js";
import { usageBookFault, type UsageRecord } from "./usageBook.js";

/** Parameters of {@link getUsageHistory}. */
export interface GetUsageHistoryParameters {
  readonly id: LicenseId;
}

/** A license's usage book, whole. */
export interface UsageHistory {
  /** Oldest first. */
  readonly records: readonly UsageRecord[];
  /** The block that it was read at. */
  readonly block: number;
}

/**
 * Fetches who used a license, denials included, and proves that it is the whole book that the state commits to.
 *
 * @throws {ElicenseError} HISTORY_NOT_WHOLE where the node's records are not the whole book.
 * @example
 * const { records } = await getUsageHistory(client, { id });
 */
export async function getUsageHistory(client: Client, { id }: GetUsageHistoryParameters): Promise<UsageHistory> {
  return read(client, async () => {
    const block = await client.provider.getBlockNumber();
    return { records: await wholeUsageBook(client, id, block), block };
  });
}

/**
 * Walks a license's usage book backwards from the block that the state names, and proves it.
 *
 * @param block - The block to read the state at.
 * @returns The records, oldest first.
 * @throws {ElicenseError} LICENSE_ID_FORM; HISTORY_NOT_WHOLE where the node's records are not the whole book.
 */
export async function wholeUsageBook(client: Client, id: LicenseId, block: number): Promise<readonly UsageRecord[]> {
  const book = await client.contracts.access.usageBookOf(requireLicenseId(id), { blockTag: block });
  const records = await walkBook(Number(book.lastBlock), (number) => usageRecordsIn(client, id, number));
  const fault = usageBookFault(records, { recordCount: Number(book.recordCount), head: book.head });
  if (fault !== undefined) throw notWhole("usage", fault);
  return records;
}
