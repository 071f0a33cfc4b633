import {
  dayOf,
  getAuthorityUses,
  getConsumerUses,
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
import { findAuthority } from "./support/findAuthority.js";
import { findDocument } from "./support/findDocument.js";
import type { AuthorityData } from "./support/readAuthority.js";
import { readingProgress, type ReadingBar } from "./support/readingProgress.js";
import { resolveLicense } from "./support/resolveLicense.js";
import { addSubjectOptions, requireSubject, type SubjectOptions } from "./uses/subject.js";
import { describeUses, usesData, usesTable, type DescribedUses } from "./support/usesTable.js";

/** Uses that were read and proved. */
interface ReadUses {
  /** Newest first. */
  readonly records: readonly UsageRecord[];
  /** How many there are in all, whatever the period. */
  readonly total: number;
  readonly licenses?: readonly LicenseUses[];
  readonly authority?: AuthorityData;
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
  return withClient(config, undefined, async (client) => {
    const bar = readingProgress(invocation.text("uses.progress"));
    try {
      const read = await readUses(client, named, { options, config, bar, invocation });
      const described = await describeUses(client, read.records);
      bar.end();
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

async function readUses(
  client: Client,
  license: string | undefined,
  { options, config, bar, invocation }: Reading,
): Promise<ReadUses> {
  const { from, to: through, holder, consumer, authority } = options;
  const { onProgress } = bar;
  const period = { ...(from !== undefined && { from }), ...(through !== undefined && { through }) };
  if (license !== undefined) {
    const { id } = await resolveLicense(client, license, invocation);
    return holderUses(await getHolderUses(client, { ids: [id], onProgress }), options);
  }
  if (holder !== undefined) return holderUses(await getHolderUses(client, { account: holder, onProgress }), options);
  if (consumer !== undefined) {
    const data = await findAuthority(client, consumer, config);
    const uses = await getConsumerUses(client, { consumer: data.number, ...period, onProgress });
    return { records: uses.records, total: uses.total, authority: data, block: uses.block };
  }
  const data = await findAuthority(client, authority, config);
  const uses = await getAuthorityUses(client, { authority: data.number, ...period, onProgress });
  return {
    records: uses.records,
    total: countOf(uses.licenses),
    // Of thousands of licenses, those that were never used say nothing here.
    licenses: uses.licenses.filter(({ count }) => count > 0),
    authority: data,
    block: uses.block,
  };
}

/** The period is cut out after the proof, which is of all. */
function holderUses(
  { records, licenses, block }: Awaited<ReturnType<typeof getHolderUses>>,
  { from, to }: SubjectOptions,
): ReadUses {
  const shown = records.filter(({ recordedAt }) => {
    const day = dayOf(recordedAt);
    return (from === undefined || day >= from) && (to === undefined || day <= to);
  });
  return { records: shown, total: countOf(licenses), licenses, block };
}

function countOf(licenses: readonly LicenseUses[]): number {
  return licenses.reduce((sum, { count }) => sum + count, 0);
}

function toData(
  { total, licenses, authority, block }: ReadUses,
  described: DescribedUses,
  invocation: Invocation,
): object {
  return {
    whole: true,
    block,
    ...(authority && { authority }),
    ...(licenses && { licenses }),
    total,
    records: usesData(described, invocation),
  };
}

function toText(client: Client, read: ReadUses, described: DescribedUses, invocation: Invocation): string {
  const { text, language } = invocation;
  const { records, total, licenses, block } = read;
  const numbers = new Map<LicenseId, number>((licenses ?? []).map(({ id }, position) => [id, position + 1]));
  const rows = (licenses ?? []).map(({ id, count }) => [
    String(numbers.get(id)),
    id,
    requireLicenseType(client, parseLicenseId(id).licenseType).title[language],
    String(count),
  ]);
  const headers = ["license", "id", "type", "uses"] as const;
  const license: readonly [string, (record: UsageRecord) => string] = [
    text("column.license"),
    ({ id }) => String(numbers.get(id) ?? id),
  ];
  const number: readonly [string, (record: UsageRecord) => string] = [
    text("column.number"),
    (record) => String(licenses === undefined ? record.number : record.index),
  ];
  return [
    ...(licenses === undefined || licenses.length === 0
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
          usesTable(described, licenses?.length === 1 ? [number] : [license, number], invocation),
        ]),
    "",
    text("uses.whole", { block }),
  ].join("\n");
}
