import { ElicenseError, readJson, type ErrorCode, type JsonValue } from "@elicense/sdk";

import type { TableColumns } from "./CsvType.js";
import type { CsvFaultCode } from "./csvFaults.js";
import { detectEncoding } from "./detectEncoding.js";
import { csvFault, type Fault } from "./Fault.js";
import type { OpenedTable } from "./openTable.js";
import { nameColumns, type Header } from "./readHeader.js";
import { readLines, type Line } from "./readLines.js";
import type { OpenFile, RawCell, TableRow } from "./Table.js";

/** Opens a file as NDJSON: one JSON object a line, its members named as columns are. */
export async function openNdjson(open: OpenFile, described: TableColumns): Promise<OpenedTable> {
  const encoding = await detectEncoding(open);
  return { format: { kind: "ndjson", encoding }, rows: rowsOf(readLines(open(), encoding), described) };
}

async function* rowsOf(
  chunks: AsyncIterable<readonly Line[]>,
  described: TableColumns,
): AsyncGenerator<readonly TableRow[]> {
  let headerOf = "";
  let header: Header = { columns: [] };
  const toRow = (line: number, text: string): TableRow => {
    const value = readObject(line, text);
    if ("fault" in value) return { line, faults: [value.fault] };
    const names = Object.keys(value.object);
    // Objects of one program name the same members in the same order.
    const key = names.join("\n");
    if (key !== headerOf || "faults" in header) {
      headerOf = key;
      header = nameColumns(line, names, described, (position) => `#${String(position + 1)}`);
    }
    if ("faults" in header) return { line, faults: header.faults };
    return { line, columns: header.columns, cells: Object.values(value.object).map(toCell) };
  };
  for await (const lines of chunks) {
    yield lines.flatMap((line): readonly TableRow[] => {
      if ("fault" in line) return [{ line: line.number, faults: [line.fault] }];
      return line.text.trim() === "" ? [] : [toRow(line.number, line.text)];
    });
  }
}

/** What the SDK has against a JSON text, in a table's words. */
const codes: Readonly<Partial<Record<ErrorCode, CsvFaultCode>>> = {
  DOCUMENT_NOT_JSON: "CSV_JSON",
  DOCUMENT_NAME_REPEATED: "CSV_JSON_NAME_REPEATED",
  DOCUMENT_NUMBER_FORM: "CSV_JSON_NUMBER",
  DOCUMENT_TEXT_FORM: "CSV_JSON_TEXT",
};

function readObject(
  line: number,
  text: string,
): { readonly object: Readonly<Record<string, JsonValue>> } | { readonly fault: Fault } {
  try {
    const value = readJson(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      return { object: value as Readonly<Record<string, JsonValue>> };
    }
    return { fault: csvFault(line, null, "CSV_JSON") };
  } catch (error) {
    if (!(error instanceof ElicenseError)) throw error;
    const code = codes[error.code] ?? "CSV_JSON";
    return { fault: csvFault(line, null, code) };
  }
}

function toCell(value: JsonValue): RawCell {
  // As in a table, what is not there is an empty cell.
  if (value === null) return "";
  if (typeof value !== "object") return value;
  const isTexts = Array.isArray(value) && value.every((item) => typeof item === "string");
  return isTexts ? value : { fault: "CSV_JSON_VALUE" };
}
