import { createReadStream } from "node:fs";

import { csvFault, columnsOf, type CsvType, type Fault } from "../../csv/index.js";
import { parseLine } from "../../csv/parseLine.js";
import { columnLetter } from "../../csv/readHeader.js";
import { maxLineBytes, readLines, type Line } from "../../csv/readLines.js";
import { unreadable } from "../support/readDocument.js";

/** A row of a database's export: its cells by column, empty ones left out, or why it cannot be read. */
export type ExportRow =
  | { readonly line: number; readonly cells: Readonly<Partial<Record<string, string>>> }
  | { readonly line: number; readonly fault: Fault };

/** A database's export, its header read. */
export interface DatabaseExport {
  /** Names of its columns, in their order. */
  readonly columns: readonly string[];
  readonly rows: AsyncIterable<ExportRow>;
}

/** Columns that an export may have beside those that `issue` reads. */
export const exportColumns = { status: "status", version: "version" } as const;

/**
 * Opens a database's export, and reads its rows as they are needed: the columns of `issue`, and the two of
 * {@link exportColumns}.
 *
 * @returns The export, or what is wrong with its header.
 * @throws {CommandError} FILE_UNREADABLE.
 */
export async function openExport(
  file: string,
  csvType: CsvType,
): Promise<DatabaseExport | { readonly faults: readonly Fault[] }> {
  const lines = readLines(bytesOf(file));
  const first = await lines.next();
  if (first.done === true) return { faults: [csvFault(1, null, "CSV_EMPTY")] };
  const header = cellsOf(first.value);
  if ("fault" in header) return { faults: [header.fault] };
  const columns = header.cells;
  const faults = headerFaults(columns, csvType);
  return faults.length > 0 ? { faults } : { columns, rows: rowsOf(lines, columns) };
}

function headerFaults(columns: readonly string[], csvType: CsvType): readonly Fault[] {
  const known = columnsOf(csvType);
  const names = [...known.map(({ name }) => name), ...Object.values(exportColumns)];
  const allowed = names.join(", ");
  if (!columns.some((name) => names.includes(name)))
    return [csvFault(1, null, "CSV_HEADER_MISSING", { columns: allowed })];
  const strange = columns.flatMap((name, position) => {
    const letter = columnLetter(position);
    if (!names.includes(name)) return [csvFault(1, letter, "CSV_COLUMN_UNKNOWN", { columns: allowed })];
    return columns.indexOf(name) < position ? [csvFault(1, name, "CSV_COLUMN_DUPLICATE", { letter })] : [];
  });
  const missing = known.filter(({ name, optional }) => !optional && !columns.includes(name));
  return [...strange, ...missing.map(({ name }) => csvFault(1, name, "CSV_COLUMN_MISSING"))];
}

async function* rowsOf(lines: AsyncIterable<Line>, columns: readonly string[]): AsyncGenerator<ExportRow, void> {
  for await (const line of lines) {
    if ("text" in line && line.text === "") continue;
    const read = cellsOf(line);
    if ("fault" in read) {
      yield { line: line.number, fault: read.fault };
    } else if (read.cells.length !== columns.length) {
      const details = { expected: columns.length, actual: read.cells.length };
      yield { line: line.number, fault: csvFault(line.number, null, "CSV_COLUMN_COUNT", details) };
    } else {
      const entries = columns.map((column, position) => [column, read.cells[position] ?? ""] as const);
      yield { line: line.number, cells: Object.fromEntries(entries.filter(([, text]) => text !== "")) };
    }
  }
}

function cellsOf(line: Line): { readonly cells: readonly string[] } | { readonly fault: Fault } {
  if ("fault" in line) return { fault: csvFault(line.number, null, line.fault, { maximum: maxLineBytes }) };
  const parsed = parseLine(line.text);
  return "fault" in parsed ? { fault: csvFault(line.number, null, parsed.fault) } : parsed;
}

async function* bytesOf(file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(file) as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw unreadable(file, error);
  }
}
