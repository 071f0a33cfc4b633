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
export function exportUses(
  records: readonly UsageRecord[],
  { format, type, language = "en" }: ExportUsesOptions,
): string {
  const rows = records.map((record) => toRow(record, type));
  if (format === "json") return `${JSON.stringify(rows, undefined, 2)}\n`;
  const names = Object.keys(columns) as (keyof typeof columns)[];
  return toCsv([
    names.map((name) => columns[name][language]),
    ...rows.map((row) => names.map((name) => cell(row[name]))),
  ]);
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
