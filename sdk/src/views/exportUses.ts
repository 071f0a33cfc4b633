import { formatTime } from "../day.js";
import type { UsageRecord } from "../history/usageBook.js";
import type { Language, Text } from "../language.js";
import { fieldsFromBits } from "../licenseTypes/fields.js";
import type { LicenseType } from "../licenseTypes/LicenseType.js";
import { parseLicenseId } from "../licenses/licenseId.js";
import { toCsv } from "./csv.js";

/** Options of {@link exportUses}. */
export interface ExportUsesOptions {
  readonly format: "csv" | "json";
  /** License type whose fields are named; the fields of another type's records are given by their positions, as `#0`. */
  readonly type: LicenseType;
  /** Language of the header of a CSV; English if left out. The names in JSON and all values are the same in either. */
  readonly language?: Language;
}

/** What is exported of a record, and how a CSV's header calls it. */
const columns = {
  license: { en: "License id", zh: "证照链上标识" },
  index: { en: "Record of the license", zh: "证照记录序号" },
  recordedAt: { en: "Time", zh: "时间" },
  consumer: { en: "Consumer", zh: "用证单位编号" },
  number: { en: "Use of the consumer", zh: "用证单位记录序号" },
  key: { en: "Key", zh: "密钥编号" },
  action: { en: "Action", zh: "用证方式" },
  outcome: { en: "Outcome", zh: "结果" },
  status: { en: "Status of the license", zh: "证照状态" },
  basis: { en: "Basis", zh: "用证依据" },
  matter: { en: "Matter", zh: "事项" },
  grant: { en: "Grant", zh: "授权标识" },
  fields: { en: "Fields", zh: "字段" },
  context: { en: "Context hash", zh: "情境哈希" },
  block: { en: "Block", zh: "区块" },
  transactionHash: { en: "Transaction", zh: "交易哈希" },
} as const satisfies Readonly<Record<string, Text>>;

/** A record as it is exported. */
type Row = Readonly<Record<keyof typeof columns, string | number | null | readonly string[]>>;

/**
 * Writes usage records for other programs: what the chain has of them, in the order given, and so nothing that says who
 * anybody is.
 *
 * A CSV has a header, lines ended by CR LF (RFC 4180), times by ISO 8601 with +08:00, fields parted by spaces, and an
 * apostrophe before what a spreadsheet would take for a formula. It has no byte order mark: put U+FEFF before it for a
 * spreadsheet that needs one to read Chinese. JSON is an array of objects.
 *
 * @example
 * const { records } = await getConsumerUses(client, { consumer: 5 });
 * const text = exportUses(records, { format: "csv", type: lawyer, language: "zh" });
 */
export function exportUses(records: readonly UsageRecord[], options: ExportUsesOptions): string {
  const writer = createWriter(options);
  return writer.begin + writer.add(records) + writer.end();
}

/**
 * Writes usage records page by page as {@link exportUses} does, so that millions of them need no more room than a page.
 * Where the pages prove to be not all, reading on throws: what was written until then is not to be kept.
 *
 * @throws What the pages throw; NODE_CHANGED, where they are a stream's, among that.
 * @example
 * const pages = streamConsumerUses(client, { consumer: 5 });
 * for await (const text of exportUsePages(pages, { format: "csv", type: lawyer })) await file.write(text);
 */
export async function* exportUsePages(
  pages: AsyncIterable<{ readonly entries: readonly UsageRecord[] }>,
  options: ExportUsesOptions,
): AsyncGenerator<string, void> {
  const writer = createWriter(options);
  yield writer.begin;
  for await (const { entries } of pages) yield writer.add(entries);
  yield writer.end();
}

/** Writes records one after the other. */
interface Writer {
  readonly begin: string;
  readonly add: (records: readonly UsageRecord[]) => string;
  readonly end: () => string;
}

function createWriter({ format, type, language = "en" }: ExportUsesOptions): Writer {
  const rowsOf = (records: readonly UsageRecord[]): readonly Row[] => records.map((record) => toRow(record, type));
  if (format === "json") return createJsonWriter(rowsOf);
  const names = Object.keys(columns) as (keyof typeof columns)[];
  return {
    begin: toCsv([names.map((name) => columns[name][language])]),
    add: (records) => toCsv(rowsOf(records).map((row) => names.map((name) => cell(row[name])))),
    end: () => "",
  };
}

/** Writes an array as `JSON.stringify` would, item by item. */
function createJsonWriter(rowsOf: (records: readonly UsageRecord[]) => readonly Row[]): Writer {
  let isEmpty = true;
  const item = (row: Row): string => {
    const text = JSON.stringify(row, undefined, 2).replaceAll("\n", "\n  ");
    const separator = isEmpty ? "" : ",";
    isEmpty = false;
    return `${separator}\n  ${text}`;
  };
  return {
    begin: "[",
    add: (records) => rowsOf(records).map(item).join(""),
    end: () => (isEmpty ? "]\n" : "\n]\n"),
  };
}

function toRow(record: UsageRecord, type: LicenseType): Row {
  const { id, basis, index, consumer, number, key, action, outcome, status, context, block, transactionHash } = record;
  const named = parseLicenseId(id).licenseType === type.number ? type : { ...type, fields: [] };
  return {
    license: id,
    index,
    recordedAt: formatTime(record.recordedAt),
    consumer,
    number,
    key,
    action,
    outcome,
    status,
    basis: basis.kind,
    matter: basis.matter,
    grant: basis.kind === "GRANT" ? basis.grant : null,
    fields: fieldsFromBits(named, record.fields),
    context,
    block,
    transactionHash,
  };
}

function cell(value: string | number | null | readonly string[]): string {
  return value === null ? "" : typeof value === "object" ? value.join(" ") : String(value);
}
