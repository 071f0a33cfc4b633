import type { Client } from "../client.js";
import { proveUsageBook } from "../history/getUsageHistory.js";
import { mapInGroups } from "../history/mapInGroups.js";
import { readPatiently } from "../history/reading.js";
import type { UsageRecord } from "../history/usageBook.js";
import type { LicenseUses } from "./getHolderUses.js";
import { collectRegister, type GetRegisterParameters } from "./getRegister.js";
import { newestFirst } from "./newestFirst.js";
import { within, type Period } from "./period.js";

/** Parameters of {@link getAuthorityUses}. */
export interface GetAuthorityUsesParameters extends Omit<GetRegisterParameters, "after">, Period {}

/** A license that an authority issued, and how often it was used. */
export interface IssuedLicenseUses extends LicenseUses {
  /** How many of its records lie in the period. */
  readonly inPeriod: number;
}

/** The uses of all that an authority issued. */
export interface AuthorityUses {
  /** Those of the period, newest first; those of one block stand license by license. */
  readonly records: readonly UsageRecord[];
  /** Every license of the authority's register, in the order of issue, never used ones included. */
  readonly licenses: readonly IssuedLicenseUses[];
  /** The block that they were read at. */
  readonly block: number;
}

/**
 * Shows an auditor who used the licenses that an authority issued, denials included: the register is proved whole, and so
 * is each license's book. Every block is searched for the register, whose progress is told, and each book is walked.
 *
 * @throws {ElicenseError} AUTHORITY_FORM, DAY_FORM, READING_FORM, BLOCK_FORM; BLOCK_UNKNOWN; REGISTER_NOT_WHOLE or
 * HISTORY_NOT_WHOLE where the node hides or alters something; READING_ABORTED; or the node's trouble.
 * @example
 * const { records, licenses } = await getAuthorityUses(client, { authority: 1, from: "2026-01-01" });
 */
export async function getAuthorityUses(
  client: Client,
  { from, through, ...parameters }: GetAuthorityUsesParameters,
): Promise<AuthorityUses> {
  const isWithin = within({ ...(from !== undefined && { from }), ...(through !== undefined && { through }) });
  return readPatiently(client, parameters, async (ask) => {
    const { entries, block } = await collectRegister(client, parameters);
    const uses = await mapInGroups(entries, async ({ id }) => {
      const book = await proveUsageBook(client, { id, block }, ask);
      return { id, count: book.length, shown: book.filter(isWithin) };
    });
    return {
      records: newestFirst(uses.flatMap(({ shown }) => shown)),
      licenses: uses.map(({ id, count, shown }) => ({ id, count, inPeriod: shown.length })),
      block,
    };
  });
}
