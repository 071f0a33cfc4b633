import {
  streamAuthorityUses,
  streamConsumerUses,
  type Client,
  type LicenseUses,
  type ReadingOptions,
  type UsageRecord,
} from "@elicense/sdk";

import type { Config } from "../../config.js";
import { findAuthority } from "../support/findAuthority.js";
import type { AuthorityData } from "../support/readAuthority.js";
import { isWithin, type SubjectOptions } from "./subject.js";

/** Blocks may hold hundreds of uses each: the first page must not be all that there are. */
const blocksAtFirst = 8;

/** Some uses; that they are all is proved once the last page was taken. */
export interface UsesPage {
  /** Those of the period: a consumer's oldest first, of an authority's licenses license by license. */
  readonly entries: readonly UsageRecord[];
  /** How many there are in all up to this page, whatever the period. */
  readonly total: number;
  /** Of an authority's licenses those that were used at all. */
  readonly licenses: readonly LicenseUses[];
  readonly block: number;
}

/** Uses as they are read, and whose they are. */
export interface UsesStream {
  readonly authority: AuthorityData;
  readonly pages: AsyncIterable<UsesPage>;
}

/**
 * Reads what a consumer used, or who used an authority's licenses, page by page: of millions no more is kept than a page.
 *
 * @param options - With `consumer`, or else `authority`.
 * @throws {CommandError} As `findAuthority`.
 * @throws {ElicenseError} As `streamConsumerUses` or `streamAuthorityUses`, while the pages are taken.
 */
export async function streamUses(
  client: Client,
  options: SubjectOptions,
  { config, onProgress }: { readonly config: Config } & Pick<ReadingOptions, "onProgress">,
): Promise<UsesStream> {
  const { consumer, authority: issuer } = options;
  const progress = { blocksAtFirst, ...(onProgress && { onProgress }) };
  const authority = await findAuthority(client, consumer ?? issuer, config);
  const { number } = authority;
  const pages =
    consumer === undefined
      ? issuedPages(streamAuthorityUses(client, { authority: number, ...progress }), options)
      : consumerPages(streamConsumerUses(client, { consumer: number, ...progress }), options);
  return { authority, pages };
}

/** The period is cut out as the pages pass by: the proof is of all. */
async function* consumerPages(
  pages: ReturnType<typeof streamConsumerUses>,
  options: SubjectOptions,
): AsyncGenerator<UsesPage, void> {
  for await (const { entries, checkpoint, block } of pages) {
    yield { entries: entries.filter(isWithin(options)), total: checkpoint.count, licenses: [], block };
  }
}

async function* issuedPages(
  pages: ReturnType<typeof streamAuthorityUses>,
  options: SubjectOptions,
): AsyncGenerator<UsesPage, void> {
  let total = 0;
  for await (const { entries, licenses, block } of pages) {
    total += licenses.reduce((sum, { count }) => sum + count, 0);
    yield {
      entries: entries.filter(isWithin(options)),
      total,
      licenses: licenses.filter(({ count }) => count > 0),
      block,
    };
  }
}
