import {
  fieldsFromBits,
  parseLicenseId,
  requireLicenseType,
  type Client,
  type LicenseType,
  type StatutoryUseData,
  type UsageRecord,
} from "@elicense/sdk";

import { streamedTable, type StreamedTable } from "../../output/streamedTable.js";
import { table } from "../../output/table.js";
import { shanghaiTime } from "../../output/time.js";
import type { Invocation } from "./Command.js";
import { fieldSetWords, fieldWords } from "./fieldWords.js";
import { legalBasisWords } from "./legalBasisWords.js";
import { createAuthorityReader, labelOf, type AuthorityData } from "./readAuthority.js";

/** Usage records with what is needed to say them in words. */
export interface DescribedUses {
  readonly records: readonly UsageRecord[];
  readonly typeOf: (record: UsageRecord) => LicenseType;
  /** Who used, by number. */
  readonly consumers: ReadonlyMap<number, AuthorityData>;
}

/**
 * Reads what usage records name by number alone.
 *
 * @param read - Reads authorities; the same for all pages of records reads each once.
 * @throws {ElicenseError} LICENSE_TYPE_UNKNOWN; the node's trouble.
 */
export async function describeUses(
  client: Client,
  records: readonly UsageRecord[],
  read = createAuthorityReader(client),
): Promise<DescribedUses> {
  const numbers = new Set(records.map(({ consumer }) => consumer));
  return {
    records,
    typeOf: ({ id }) => requireLicenseType(client, parseLicenseId(id).licenseType),
    consumers: new Map(await Promise.all([...numbers].map(async (number) => [number, await read(number)] as const))),
  };
}

/** Gives usage records to programs: codes, and the words for them in the user's language. */
export function usesData(
  { records, typeOf, consumers }: DescribedUses,
  { text, language }: Invocation,
): readonly object[] {
  return records.map((record) => {
    const type = typeOf(record);
    const fields = fieldsFromBits(type, record.fields);
    const use = listedUse(type, record);
    return {
      ...record,
      fields,
      fieldWords: fields.map((name) => fieldWords(type, name, language)),
      matterCode: use?.code ?? null,
      legalBasis: use?.legalBasis ?? null,
      consumerCode: consumers.get(record.consumer)?.code ?? null,
      reason: text(`outcome.${record.outcome}`),
    };
  });
}

/** Columns that tell of a use, and how wide each is where the rows are not known before. */
const columns = {
  recorded: 19,
  consumer: 44,
  action: 8,
  matter: 28,
  fields: 28,
  outcome: 24,
  status: 11,
  basis: 40,
  block: 8,
} as const;

const columnNames = Object.keys(columns) as (keyof typeof columns)[];

/** What stands in a column before those that tell of a use. */
export interface NumberColumn {
  readonly title: string;
  readonly cell: (record: UsageRecord) => string;
}

/**
 * Lays out usage records: who, for what, on which basis, and how it came out.
 *
 * @param numbers - The first columns.
 */
export function usesTable(uses: DescribedUses, numbers: readonly NumberColumn[], invocation: Invocation): string {
  const { text } = invocation;
  return table(
    [...numbers.map(({ title }) => title), ...columnNames.map((name) => text(`column.${name}`))],
    usesRows(uses, numbers, invocation),
  );
}

/**
 * Makes the table of usage records that come page by page; {@link usesRows} gives its rows.
 *
 * @param numbers - The first columns, and how wide each is.
 */
export function streamedUsesTable(
  numbers: readonly (NumberColumn & { readonly width: number })[],
  { text }: Invocation,
): StreamedTable {
  const told = columnNames.map((name) => ({ title: text(`column.${name}`), width: columns[name] }));
  return streamedTable([...numbers.map(({ title, width }) => ({ title, width })), ...told]);
}

/** Gives the cells of usage records. */
export function usesRows(
  { records, typeOf, consumers }: DescribedUses,
  numbers: readonly NumberColumn[],
  { text, language }: Invocation,
): readonly (readonly string[])[] {
  const row = (record: UsageRecord): readonly string[] => {
    const type = typeOf(record);
    const use = listedUse(type, record);
    const consumer = consumers.get(record.consumer);
    return [
      ...numbers.map(({ cell }) => cell(record)),
      shanghaiTime(record.recordedAt),
      consumer === undefined ? "" : labelOf(consumer),
      text(`use.action.${record.action}`),
      use?.title[language] ?? matterOf(record, text),
      fieldSetWords(type, record.fields, language),
      text(`outcome.${record.outcome}`),
      text(`status.${record.status}`),
      use === undefined ? "" : legalBasisWords(use.legalBasis, language),
      String(record.block),
    ];
  };
  return records.map(row);
}

/** The published use that a record names; none for a use under a grant, or a number that is not on the list. */
function listedUse({ uses }: LicenseType, { basis }: UsageRecord): StatutoryUseData | undefined {
  return basis.kind === "GRANT" ? undefined : uses.find(({ number }) => number === basis.matter);
}

function matterOf({ basis }: UsageRecord, text: Invocation["text"]): string {
  return basis.kind === "GRANT" ? text("uses.granted", { grant: basis.grant.slice(0, 10) }) : String(basis.matter);
}
