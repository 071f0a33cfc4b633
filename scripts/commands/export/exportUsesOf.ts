import {
  exportUsePages,
  getHolderUses,
  type Client,
  type LicenseId,
  type LicenseType,
  type ReadingOptions,
} from "@elicense/sdk";

import type { Config } from "../../config.js";
import type { Invocation } from "../support/Command.js";
import { streamUses } from "../uses/streamUses.js";
import { isWithin, type SubjectOptions } from "../uses/subject.js";
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

/** Uses of the period as they are read, and the block that they were proved at. */
type Pages = AsyncIterable<UsePage & { readonly block: number }>;

/**
 * Writes uses, oldest first, of an authority's licenses license by license; a consumer's and an authority's page by page, so
 * that millions need no more room than a page.
 */
export async function exportUsesOf(
  client: Client,
  parameters: ExportUsesParameters,
  invocation: Invocation,
): Promise<Export> {
  const { type, format } = parameters;
  const pages = await pagesOf(client, parameters);
  const result = { rows: 0, block: 0 };
  const parts = exportUsePages(counted(pages, result), { format, type, language: invocation.language });
  return { parts, result: () => result };
}

async function* counted(
  pages: Pages,
  result: { -readonly [Name in keyof ExportResult]: ExportResult[Name] },
): AsyncGenerator<UsePage, void> {
  for await (const { entries, block } of pages) {
    result.rows += entries.length;
    result.block = block;
    yield { entries };
  }
}

async function pagesOf(client: Client, { id, options, config, onProgress }: ExportUsesParameters): Promise<Pages> {
  const { holder, consumer, authority } = options;
  const progress = { ...(onProgress && { onProgress }) };
  if (consumer !== undefined || authority !== undefined) {
    return (await streamUses(client, options, { config, ...progress })).pages;
  }
  const whose = holder === undefined ? { ids: id === undefined ? [] : [id] } : { account: holder };
  return onePage(await getHolderUses(client, { ...whose, ...progress }), options);
}

/** A holder's few licenses are read at once. */
async function* onePage(
  { records, block }: Awaited<ReturnType<typeof getHolderUses>>,
  options: SubjectOptions,
): AsyncGenerator<UsePage & { readonly block: number }, void> {
  yield await Promise.resolve({ entries: records.filter(isWithin(options)).toReversed(), block });
}
