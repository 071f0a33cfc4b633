import { findBlock, type BlockParameter } from "../block.js";
import type { Client } from "../client.js";
import { proveUsageBook } from "../history/getUsageHistory.js";
import { mapInGroups } from "../history/mapInGroups.js";
import { readPatiently, type ReadingOptions } from "../history/reading.js";
import type { UsageRecord } from "../history/usageBook.js";
import type { LicenseId } from "../licenses/licenseId.js";
import { getHolderLicenses, type GetHolderLicensesParameters } from "./getHolderLicenses.js";
import { newestFirst } from "./newestFirst.js";

/** Licenses by their ids, and how they are read. */
export interface LicensesById extends ReadingOptions {
  readonly ids: readonly LicenseId[];
  /** Block to read at; the latest if left out. A node may keep the state of recent blocks alone. */
  readonly block?: BlockParameter;
}

/** Parameters of {@link getHolderUses}: the licenses, or the account that holds them. */
export type GetHolderUsesParameters = LicensesById | GetHolderLicensesParameters;

/** A license and how often it was used. */
export interface LicenseUses {
  readonly id: LicenseId;
  /** How many records its usage book has, as the state counts them: denials included, and all that was shown. */
  readonly count: number;
}

/** Who used a holder's licenses. */
export interface HolderUses {
  /** Of all the licenses, newest first; those of one block stand license by license. */
  readonly records: readonly UsageRecord[];
  /** In the order given or found. */
  readonly licenses: readonly LicenseUses[];
  /** The block that they were read at. */
  readonly block: number;
}

/**
 * Shows a holder who used his or her licenses, denials included: all of it, each license's book proved whole. By an
 * account, the licenses are those that it holds now; what it held before is asked for by its id.
 *
 * @throws {ElicenseError} LICENSE_ID_FORM, ADDRESS_FORM, READING_FORM, BLOCK_FORM; BLOCK_UNKNOWN;
 * HOLDER_LICENSES_NOT_WHOLE or HISTORY_NOT_WHOLE where the node hides or alters something; READING_ABORTED; or the
 * node's trouble.
 * @example
 * const { records, licenses } = await getHolderUses(client, { account });
 */
export async function getHolderUses(client: Client, parameters: GetHolderUsesParameters): Promise<HolderUses> {
  return readPatiently(client, parameters, async (ask) => {
    const { ids, block } =
      "ids" in parameters
        ? {
            ids: [...new Set(parameters.ids)],
            block: (await ask(() => findBlock(client, parameters.block))).number,
          }
        : await getHolderLicenses(client, parameters);
    const books = await mapInGroups(ids, (id) => proveUsageBook(client, { id, block }, ask));
    return {
      records: newestFirst(books.flat()),
      licenses: ids.map((id, position) => ({ id, count: books[position]?.length ?? 0 })),
      block,
    };
  });
}
