import * as xlsx from "@e965/xlsx";

import type { Column, TableColumns } from "./CsvType.js";
import { csvFault } from "./Fault.js";
import { inspectZip, maxXlsxBytes } from "./inspectZip.js";
import type { OpenedTable } from "./openTable.js";
import { readHeader } from "./readHeader.js";
import type { OpenFile, RawCell, TableRow } from "./Table.js";

/** What the library knows of the formats of numbers; its types leave it out. */
const formats = xlsx.SSF as {
  readonly is_date: (format: string) => boolean;
  readonly parse_date_code: (
    value: number,
    options: { readonly date1904: boolean },
  ) => { readonly y: number; readonly m: number; readonly d: number };
};

/** How many rows are handed on at a time. */
const chunkSize = 500;

/** Whole numbers from here on have more digits than a spreadsheet keeps. */
const firstInexact = 1e15;

/** What of a workbook is wanted: values, formulas, and the formats by which numbers are days. */
const options = { dense: true, cellFormula: true, cellNF: true, cellHTML: false, cellText: false } as const;

/**
 * Opens a file as a workbook of Excel; its first visible sheet is the table. It is read as a whole, so its size is bounded.
 */
export async function openXlsx(open: OpenFile, described: TableColumns): Promise<OpenedTable> {
  const bytes = await collect(open, maxXlsxBytes);
  if (bytes === undefined) return { faults: [csvFault(1, null, "CSV_XLSX_TOO_LARGE")] };
  const fault = await inspectZip(bytes);
  if (fault !== undefined) return { faults: [csvFault(1, null, fault)] };
  try {
    return toTable(bytes, described);
  } catch {
    // Whatever the library says of a damaged file, it may quote what stands in it.
    return { faults: [csvFault(1, null, "CSV_XLSX_DAMAGED")] };
  }
}

async function collect(open: OpenFile, maximum: number): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of open()) {
    length += chunk.length;
    if (length > maximum) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Rows of cells by their positions; what is empty is left out. */
type Sheet = readonly (readonly (xlsx.CellObject | undefined)[] | undefined)[];

function toTable(bytes: Buffer, described: TableColumns): OpenedTable {
  const book = xlsx.read(bytes, options);
  const isHidden = (index: number): boolean => (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
  const name = book.SheetNames.find((_, index) => !isHidden(index));
  if (name === undefined) throw new RangeError("no sheet");
  const sheet = (book.Sheets[name]?.["!data"] ?? []) as Sheet;
  const isDate1904 = book.Workbook?.WBProps?.date1904 === true;

  const first = sheet.findIndex((row) => row?.some(isFilled) === true);
  if (first < 0) return { faults: [csvFault(1, null, "CSV_EMPTY")] };
  const names = (sheet[first] ?? []).map((cell) => (typeof cell?.v === "string" ? cell.v : ""));
  const last = names.findLastIndex((text) => text !== "");
  const header = readHeader(first + 1, names.slice(0, last + 1), described);
  if ("faults" in header) return header;
  const toRow = rowReader(header.columns, isDate1904);
  return { format: { kind: "xlsx", sheet: name }, rows: rowsOf(sheet, first + 1, toRow) };
}

function isFilled(cell: xlsx.CellObject | undefined): boolean {
  return cell !== undefined && cell.t !== "z" && cell.v !== "";
}

function* rowsOf(sheet: Sheet, start: number, toRow: RowReader): Generator<readonly TableRow[]> {
  for (let from = start; from < sheet.length; from += chunkSize) {
    yield sheet.slice(from, from + chunkSize).flatMap((row, offset) => {
      // Spreadsheets keep empty rows that once had a format.
      return row?.some(isFilled) === true ? [toRow(from + offset + 1, row)] : [];
    });
  }
}

type RowReader = (line: number, row: NonNullable<Sheet[number]>) => TableRow;

function rowReader(columns: readonly Column[], isDate1904: boolean): RowReader {
  return (line, row) => {
    const actual = row.findLastIndex(isFilled) + 1;
    if (actual > columns.length) {
      return { line, faults: [csvFault(line, null, "CSV_COLUMN_COUNT", { expected: columns.length, actual })] };
    }
    return { line, columns, cells: columns.map((_, position) => toCell(row[position], isDate1904)) };
  };
}

function toCell(cell: xlsx.CellObject | undefined, date1904: boolean): RawCell {
  if (cell === undefined || !isFilled(cell)) return "";
  if (cell.f !== undefined) return { fault: "CSV_CELL_FORMULA" };
  const { t, v, z } = cell;
  if (t === "e") return { fault: "CSV_CELL_ERROR" };
  if (typeof v === "string" || typeof v === "boolean") return v;
  if (typeof v !== "number") return { fault: "CSV_CELL_ERROR" };
  if (typeof z === "string" && formats.is_date(z)) return toDay(v, date1904);
  return Math.abs(v) < firstInexact ? v : { fault: "CSV_CELL_NUMBER" };
}

/** A day as the sheet shows it; a time of day is none. */
function toDay(value: number, date1904: boolean): RawCell {
  const { y, m, d } = formats.parse_date_code(value, { date1904 });
  if (!Number.isInteger(value)) return { fault: "CSV_CELL_TIME" };
  return { day: [String(y).padStart(4, "0"), ...[m, d].map((part) => String(part).padStart(2, "0"))].join("-") };
}
