import {
  fieldsFromBits,
  parseLicenseId,
  requireLicenseType,
  type Client,
  type LicenseType,
  type StatutoryUseData,
  type UsageRecord,
} from "@elicense/sdk";

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
 * @throws {ElicenseError} LICENSE_TYPE_UNKNOWN; the node's trouble.
 */
export async function describeUses(client: Client, records: readonly UsageRecord[]): Promise<DescribedUses> {
  const read = createAuthorityReader(client);
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

/**
 * Lays out usage records: who, for what, on which basis, and how it came out.
 *
 * @param numberOf - What stands in the first columns for a record, by their titles.
 */
export function usesTable(
  { records, typeOf, consumers }: DescribedUses,
  numberOf: readonly (readonly [title: string, cell: (record: UsageRecord) => string])[],
  { text, language }: Invocation,
): string {
  const headers = [
    "recorded",
    "consumer",
    "action",
    "matter",
    "fields",
    "outcome",
    "status",
    "basis",
    "block",
  ] as const;
  const row = (record: UsageRecord): readonly string[] => {
    const type = typeOf(record);
    const use = listedUse(type, record);
    const consumer = consumers.get(record.consumer);
    return [
      ...numberOf.map(([, cell]) => cell(record)),
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
  return table(
    [...numberOf.map(([title]) => title), ...headers.map((name) => text(`column.${name}`))],
    records.map(row),
  );
}

/** The published use that a record names; none for a use under a grant, or a number that is not on the list. */
function listedUse({ uses }: LicenseType, { basis }: UsageRecord): StatutoryUseData | undefined {
  return basis.kind === "GRANT" ? undefined : uses.find(({ number }) => number === basis.matter);
}

function matterOf({ basis }: UsageRecord, text: Invocation["text"]): string {
  return basis.kind === "GRANT" ? text("uses.granted", { grant: basis.grant.slice(0, 10) }) : String(basis.matter);
}
