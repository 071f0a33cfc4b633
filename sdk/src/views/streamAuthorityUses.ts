import type { Client } from "../client.js";
import { requireSameNode } from "../deployment/onOneNode.js";
import { proveUsageBook } from "../history/getUsageHistory.js";
import { readPatiently } from "../history/reading.js";
import type { UsageRecord } from "../history/usageBook.js";
import type { GetAuthorityUsesParameters, IssuedLicenseUses } from "./getAuthorityUses.js";
import { streamRegister } from "./getRegister.js";
import { within } from "./period.js";

/** Some of the licenses that an authority issued, and their uses. */
export interface AuthorityUsesPage {
  /** Uses in the period, license by license in the order of issue, those of each oldest first. */
  readonly entries: readonly UsageRecord[];
  /** The licenses of this page, never used ones included. */
  readonly licenses: readonly IssuedLicenseUses[];
  /** The block that they are read at. */
  readonly block: number;
}

/** How many books a page has at the most. */
const booksInPage = 32;

/**
 * Gives the uses of all that an authority issued page by page, so that millions of uses need no more room than those of a
 * few licenses. Each license's book is proved whole in its page, the register once the last page was taken: if it is not
 * whole, taking that throws.
 *
 * @returns The pages, one at least.
 * @throws {ElicenseError} As `getAuthorityUses`; NODE_CHANGED where the provider changed to another node meanwhile: what was
 * given cannot be taken back.
 * @example
 * for await (const { entries } of streamAuthorityUses(client, { authority: 1 })) for (const use of entries) count(use);
 */
export async function* streamAuthorityUses(
  client: Client,
  { from, through, ...parameters }: GetAuthorityUsesParameters,
): AsyncGenerator<AuthorityUsesPage, void> {
  const isWithin = within({ ...(from !== undefined && { from }), ...(through !== undefined && { through }) });
  let requireOneNode: (() => void) | undefined;
  for await (const { entries, block } of streamRegister(client, parameters)) {
    requireOneNode ??= requireSameNode(client.provider);
    for (let start = 0; start < Math.max(entries.length, 1); start += booksInPage) {
      const part = entries.slice(start, start + booksInPage);
      const books = await readPatiently(client, parameters, (ask) =>
        Promise.all(part.map(({ id }) => proveUsageBook(client, { id, block }, ask))),
      );
      requireOneNode();
      const shown = books.map((book) => book.filter(isWithin));
      const licenses = part.map(({ id }, position) => ({
        id,
        count: books[position]?.length ?? 0,
        inPeriod: shown[position]?.length ?? 0,
      }));
      yield { entries: shown.flat(), licenses, block };
    }
  }
}
