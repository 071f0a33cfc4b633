import type { BlockParameter } from "../block.js";
import type { Client } from "../client.js";
import { requireLicenseId, type LicenseId } from "../licenses/licenseId.js";
import { placeFault } from "./Book.js";
import { usageRecordsIn } from "./logs.js";
import { notWhole } from "./notWhole.js";
import { pin } from "./pin.js";
import { readPatiently, type Ask, type ReadingOptions } from "./reading.js";
import { usageBookFault, type UsageRecord } from "./usageBook.js";
import { walkBook } from "./walkBook.js";

/** Parameters of {@link getUsageHistory}. */
export interface GetUsageHistoryParameters extends ReadingOptions {
  readonly id: LicenseId;
  /**
   * Block to read at; the latest if left out. A node may keep the state of recent blocks alone; by a day, the book is
   * proved at the latest block, and what was recorded after that day is left out.
   */
  readonly block?: BlockParameter;
}

/** A license's usage book, whole. */
export interface UsageHistory {
  /** Oldest first. */
  readonly records: readonly UsageRecord[];
  /** The block that it was proved at. */
  readonly block: number;
}

/**
 * Fetches who used a license, denials included, and proves that it is the whole book that the state commits to.
 *
 * @throws {ElicenseError} LICENSE_ID_FORM, BLOCK_FORM, READING_FORM; BLOCK_UNKNOWN; HISTORY_NOT_WHOLE or LOG_MALFORMED
 * where the node's records are not the whole book; READING_ABORTED; or the node's trouble.
 * @example
 * const { records } = await getUsageHistory(client, { id });
 */
export async function getUsageHistory(
  client: Client,
  { id, block: at, ...options }: GetUsageHistoryParameters,
): Promise<UsageHistory> {
  return readPatiently(client, options, async (ask) => {
    const { block, recordedBy } = await pin(client, at, ask);
    const records = await proveUsageBook(client, { id, block, ...options }, ask);
    return { records: records.filter(({ recordedAt }) => recordedAt <= recordedBy), block };
  });
}

/** What is read of a license's book, and at which block. */
interface ProveParameters extends Pick<ReadingOptions, "onProgress"> {
  readonly id: LicenseId;
  readonly block: number;
}

/**
 * Walks a license's usage book backwards from the block that the state names, and proves it.
 *
 * @returns The records, oldest first.
 * @throws {ElicenseError} LICENSE_ID_FORM; HISTORY_NOT_WHOLE where the node's records are not the whole book.
 */
export async function proveUsageBook(
  client: Client,
  { id, block, ...progress }: ProveParameters,
  ask: Ask,
): Promise<readonly UsageRecord[]> {
  const { access } = client.contracts;
  const book = await ask(() => access.usageBookOf(requireLicenseId(id), { blockTag: block }));
  const [lastBlock, recordCount] = [Number(book.lastBlock), Number(book.recordCount)];
  const recordsIn = (from: number, to: number): Promise<readonly UsageRecord[]> =>
    ask(() => usageRecordsIn(client, id, from, to));
  const records = await walkBook(client, { ...progress, lastBlock, recordCount, block, recordsIn });
  const fault = usageBookFault(records, { recordCount, head: book.head }) ?? placeFault(records, lastBlock);
  if (fault !== undefined) throw notWhole({ book: "usage" }, fault);
  return records;
}
