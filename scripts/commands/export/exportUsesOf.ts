import {
  dayOf,
  exportUsePages,
  getAuthorityUses,
  getHolderUses,
  streamConsumerUses,
  type Client,
  type LicenseId,
  type LicenseType,
  type ReadingOptions,
  type UsageRecord,
} from "@elicense/sdk";

import type { Config } from "../../config.js";
import type { Invocation } from "../support/Command.js";
import { findAuthority } from "../support/findAuthority.js";
import type { SubjectOptions } from "../uses/subject.js";
import type { Export, ExportFormat, ExportResult, UsePage } from "./Export.js";

/** Parameters of {@link exportUsesOf}. */
export interface ExportUsesParameters extends Pick<ReadingOptions, "onProgress"> {
  /** The license; left out where `options` name whose uses are meant. */
  readonly id?: LicenseId;
  readonly options: SubjectOptions;
  readonly type: LicenseType;
  readonly format: ExportFormat;
  readonly config: Config;
}

/** Uses as they are read, and the block that they were proved at. */
type Pages = AsyncIterable<UsePage & { readonly block: number }>;

/** Writes uses, oldest first; a consumer's page by page, so that millions need no more room than a page. */
export async function exportUsesOf(
  client: Client,
  parameters: ExportUsesParameters,
  invocation: Invocation,
): Promise<Export> {
  const { options, type, format } = parameters;
  const pages = await pagesOf(client, parameters);
  const result = { rows: 0, block: 0 };
  const parts = exportUsePages(shownIn(pages, options, result), { format, type, language: invocation.language });
  return { parts, result: () => result };
}

/** The period is cut out as the pages pass by: the proof is of all. */
async function* shownIn(
  pages: Pages,
  { from, to }: SubjectOptions,
  result: { -readonly [Name in keyof ExportResult]: ExportResult[Name] },
): AsyncGenerator<UsePage, void> {
  for await (const { entries, block } of pages) {
    const shown = entries.filter(({ recordedAt }) => {
      const day = dayOf(recordedAt);
      return (from === undefined || day >= from) && (to === undefined || day <= to);
    });
    result.rows += shown.length;
    result.block = block;
    yield { entries: shown };
  }
}

async function pagesOf(
  client: Client,
  { id, options: { holder, consumer, authority }, config, onProgress }: ExportUsesParameters,
): Promise<Pages> {
  const progress = { ...(onProgress && { onProgress }) };
  if (consumer !== undefined) {
    const { number } = await findAuthority(client, consumer, config);
    return streamConsumerUses(client, { consumer: number, ...progress });
  }
  if (authority !== undefined) {
    const { number } = await findAuthority(client, authority, config);
    return onePage(await getAuthorityUses(client, { authority: number, ...progress }));
  }
  if (holder !== undefined) return onePage(await getHolderUses(client, { account: holder, ...progress }));
  return onePage(await getHolderUses(client, { ids: id === undefined ? [] : [id], ...progress }));
}

async function* onePage({
  records,
  block,
}: {
  readonly records: readonly UsageRecord[];
  readonly block: number;
}): AsyncGenerator<UsePage & { readonly block: number }, void> {
  yield await Promise.resolve({ entries: records.toReversed(), block });
}
