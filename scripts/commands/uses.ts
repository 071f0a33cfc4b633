import {
  getHolderUses,
  parseLicenseId,
  requireLicenseType,
  type Client,
  type LicenseId,
  type LicenseUses,
  type UsageRecord,
} from "@elicense/sdk";
import type { Command } from "commander";

import { loadConfig, type Config } from "../config.js";
import { exitCodes } from "../exit.js";
import { table } from "../output/table.js";
import type { CommandResult, Definition, Invocation } from "./support/Command.js";
import { withClient } from "./support/connectClient.js";
import { documentsOption } from "./support/documentsOption.js";
import { findDocument } from "./support/findDocument.js";
import { createAuthorityReader } from "./support/readAuthority.js";
import { readingProgress, type ReadingBar } from "./support/readingProgress.js";
import { resolveLicense } from "./support/resolveLicense.js";
import { streamUses, type UsesPage } from "./uses/streamUses.js";
import { addSubjectOptions, isWithin, requireSubject, type SubjectOptions } from "./uses/subject.js";
import {
  describeUses,
  streamedUsesTable,
  usesData,
  usesRows,
  usesTable,
  type DescribedUses,
  type NumberColumn,
} from "./support/usesTable.js";

/** A holder's uses, read and proved. */
interface HolderUses {
  /** Newest first. */
  readonly records: readonly UsageRecord[];
  /** How many there are in all, whatever the period. */
  readonly total: number;
  readonly licenses: readonly LicenseUses[];
  readonly block: number;
}

/** Defines `uses [license]`. */
export function defineUses(command: Command, { text, perform }: Definition): void {
  command.description(text("uses.description")).argument("[license]", text("argument.license"));
  addSubjectOptions(command, text)
    .addOption(documentsOption(text))
    .action((license: string | undefined, options: SubjectOptions) =>
      perform((invocation) => showUses(license, options, invocation)),
    );
}

async function showUses(
  license: string | undefined,
  options: SubjectOptions,
  invocation: Invocation,
): Promise<CommandResult> {
  requireSubject(license, options);
  const config = loadConfig({ say: invocation.note });
  const named = license === undefined ? undefined : await findDocument(license, options.documents);
  return withClient(config, undefined, invocation, async (client) => {
    const bar = readingProgress(invocation.text("uses.progress"));
    try {
      const reading = { options, config, bar, invocation };
      if (options.consumer !== undefined || options.authority !== undefined) return await streamAll(client, reading);
      const read = await readHolderUses(client, named, reading);
      const described = await describeUses(client, read.records);
      return {
        exitCode: exitCodes.done,
        data: toData(read, described, invocation),
        output: toText(client, read, described, invocation),
      };
    } finally {
      bar.end();
    }
  });
}

interface Reading {
  readonly options: SubjectOptions;
  readonly config: Config;
  readonly bar: ReadingBar;
  readonly invocation: Invocation;
}

/** Gives a consumer's uses, or those of an authority's licenses, as they are read: there may be millions. */
async function streamAll(client: Client, { options, config, bar, invocation }: Reading): Promise<CommandResult> {
  invocation.asLines();
  const { text, json, emit } = invocation;
  const { authority, pages } = await streamUses(client, options, { config, onProgress: bar.onProgress });
  const numbers = numbersOf(options, invocation);
  const layout = streamedUsesTable(numbers, invocation);
  const read = createAuthorityReader(client);
  let shown = 0;
  let licenses = 0;
  let last: UsesPage | undefined;
  for await (const page of pages) {
    last = page;
    licenses += page.licenses.length;
    if (page.entries.length === 0) continue;
    bar.end();
    const described = await describeUses(client, page.entries, read);
    if (json) for (const data of usesData(described, invocation)) await emit({ data });
    else
      await emit({
        text: [...(shown === 0 ? [layout.head] : []), layout.rows(usesRows(described, numbers, invocation))].join("\n"),
      });
    shown += page.entries.length;
  }
  bar.end();
  const { total, block } = last as UsesPage;
  const used = options.consumer === undefined ? { licenses } : {};
  return {
    exitCode: exitCodes.done,
    data: { whole: true, block, authority, ...used, total, shown },
    output: [
      ...(shown === 0 ? [text("uses.none")] : ["", text("uses.shown", { shown, total })]),
      text("uses.whole", { block }),
    ].join("\n"),
  };
}

/** A use is numbered among its consumer's, or in its license's book. */
function numbersOf({ consumer }: SubjectOptions, { text }: Invocation): readonly (NumberColumn & { width: number })[] {
  return [
    { title: text("column.id"), cell: ({ id }) => id, width: 66 },
    {
      title: text("column.number"),
      cell: ({ number, index }) => String(consumer === undefined ? index : number),
      width: 7,
    },
  ];
}

async function readHolderUses(
  client: Client,
  license: string | undefined,
  { options, bar, invocation }: Reading,
): Promise<HolderUses> {
  const { onProgress } = bar;
  const { holder = "" } = options;
  const whose =
    license === undefined ? { account: holder } : { ids: [(await resolveLicense(client, license, invocation)).id] };
  const { records, licenses, block } = await getHolderUses(client, { ...whose, onProgress });
  bar.end();
  const total = licenses.reduce((sum, { count }) => sum + count, 0);
  return { records: records.filter(isWithin(options)), total, licenses, block };
}

function toData({ total, licenses, block }: HolderUses, described: DescribedUses, invocation: Invocation): object {
  return {
    whole: true,
    block,
    licenses,
    total,
    records: usesData(described, invocation),
  };
}

function toText(client: Client, read: HolderUses, described: DescribedUses, invocation: Invocation): string {
  const { text, language } = invocation;
  const { records, total, licenses, block } = read;
  const numbers = new Map<LicenseId, number>(licenses.map(({ id }, position) => [id, position + 1]));
  const rows = licenses.map(({ id, count }) => [
    String(numbers.get(id)),
    id,
    requireLicenseType(client, parseLicenseId(id).licenseType).title[language],
    String(count),
  ]);
  const headers = ["license", "id", "type", "uses"] as const;
  const license: NumberColumn = { title: text("column.license"), cell: ({ id }) => String(numbers.get(id) ?? id) };
  const number: NumberColumn = { title: text("column.number"), cell: ({ index }) => String(index) };
  return [
    ...(licenses.length === 0
      ? []
      : [
          text("uses.licenses", { count: licenses.length }),
          table(
            headers.map((name) => text(`column.${name}`)),
            rows,
          ),
          "",
        ]),
    ...(records.length === 0
      ? [text("uses.none")]
      : [
          text("uses.count", { shown: records.length, total }),
          usesTable(described, licenses.length === 1 ? [number] : [license, number], invocation),
        ]),
    "",
    text("uses.whole", { block }),
  ].join("\n");
}
