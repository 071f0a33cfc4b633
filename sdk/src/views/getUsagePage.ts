import type { Client } from "../client.js";
import { PAGE_FORM } from "../errors/catalogue/client.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { getUsageHistory, type GetUsageHistoryParameters } from "../history/getUsageHistory.js";
import type { UsageRecord } from "../history/usageBook.js";

/** Parameters of {@link getUsagePage}. */
export interface GetUsagePageParameters extends GetUsageHistoryParameters {
  /** How many records a page has at the most. */
  readonly size: number;
  /** The record that the page begins before, by its `index`: `next` of the page before; the newest if left out. */
  readonly before?: number;
}

/** A page of a license's uses. */
export interface UsagePage {
  /** Newest first. */
  readonly records: readonly UsageRecord[];
  /** How many records the whole book has, as the state counts them. */
  readonly total: number;
  /** `before` of the next page; `null` on the last. New records do not move it: they get higher numbers. */
  readonly next: number | null;
  /** The block that it was read at. */
  readonly block: number;
}

/**
 * Fetches a page of a license's uses, newest first, denials included. Each page costs as much as the whole book, which is
 * walked and proved: the head in the state is of all records. Who shows many pages
 * keeps what `getUsageHistory` gives.
 *
 * @throws {ElicenseError} PAGE_FORM with the field; what `getUsageHistory` throws.
 * @example
 * const { records, total, next } = await getUsagePage(client, { id, size: 20 });
 * if (next !== null) await getUsagePage(client, { id, size: 20, before: next });
 */
export async function getUsagePage(
  client: Client,
  { size, before = Number.MAX_SAFE_INTEGER, ...book }: GetUsagePageParameters,
): Promise<UsagePage> {
  for (const [field, value] of Object.entries({ size, before })) {
    if (!Number.isSafeInteger(value) || value < 1) throw new ElicenseError(PAGE_FORM, { field });
  }
  const { records: all, block } = await getUsageHistory(client, book);
  const end = Math.min(before - 1, all.length);
  const start = Math.max(end - size, 0);
  return {
    records: all.slice(start, end).reverse(),
    total: all.length,
    // Indexes count from 1: the page's oldest record is the one at `start`.
    next: start === 0 ? null : start + 1,
    block,
  };
}
