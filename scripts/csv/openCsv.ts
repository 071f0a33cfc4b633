import type { Column, TableColumns } from "./CsvType.js";
import { detectEncoding } from "./detectEncoding.js";
import { csvFault, type Fault } from "./Fault.js";
import type { OpenedTable } from "./openTable.js";
import { parseLine, parseLines, type ParsedLine } from "./parseLine.js";
import { findSeparator, readHeader } from "./readHeader.js";
import { readLines, type Line } from "./readLines.js";
import type { OpenFile, Separator, TableRow } from "./Table.js";

/** Opens a file as CSV, having found out its encoding and its separator. */
export async function openCsv(open: OpenFile, described: TableColumns): Promise<OpenedTable> {
  const encoding = await detectEncoding(open);
  const read = (): AsyncIterable<readonly Line[]> => readLines(open(), encoding);
  const first = await firstLine(read());
  if ("fault" in first) return { faults: [first.fault] };
  const separator = findSeparator(first.text, described);
  const header = readNames(first.text, separator, described);
  if ("faults" in header) return header;
  const { columns, separator: found } = header;
  return { format: { kind: "csv", encoding, separator: found }, rows: rowsOf(read(), columns, found) };
}

async function firstLine(lines: AsyncIterable<readonly Line[]>): Promise<Line> {
  for await (const [line] of lines) if (line !== undefined) return line;
  return { number: 1, text: "" };
}

function readNames(
  text: string,
  separator: Separator | undefined,
  described: TableColumns,
): { readonly columns: readonly Column[]; readonly separator: Separator } | { readonly faults: readonly Fault[] } {
  const parsed: ParsedLine = text === "" ? { cells: [] } : parseLine(text, separator ?? ",");
  if ("fault" in parsed) return { faults: [csvFault(1, null, parsed.fault)] };
  if (separator === undefined && parsed.cells.length === 1 && /[|，；]/.test(text)) {
    return { faults: [csvFault(1, null, "CSV_HEADER_DELIMITER")] };
  }
  const header = readHeader(1, parsed.cells, described);
  return "faults" in header ? header : { ...header, separator: separator ?? "," };
}

async function* rowsOf(
  chunks: AsyncIterable<readonly Line[]>,
  columns: readonly Column[],
  separator: Separator,
): AsyncGenerator<readonly TableRow[]> {
  for await (const lines of chunks) {
    const used = lines.filter((line) => line.number > 1 && !("text" in line && line.text === ""));
    const parsed = parseLines(
      used.flatMap((line) => ("text" in line ? line.text : [])),
      separator,
    ).values();
    yield used.map((line): TableRow => {
      if ("fault" in line) return { line: line.number, faults: [line.fault] };
      return toRow(line.number, parsed.next().value as ParsedLine, columns);
    });
  }
}

function toRow(line: number, parsed: ParsedLine, columns: readonly Column[]): TableRow {
  if ("fault" in parsed) return { line, faults: [csvFault(line, null, parsed.fault)] };
  const { cells } = parsed;
  if (cells.length === columns.length) return { line, columns, cells };
  const details = { expected: columns.length, actual: cells.length };
  return { line, faults: [csvFault(line, null, "CSV_COLUMN_COUNT", details)] };
}
