import { columnsOf, type Cells } from "./CsvType.js";
import { csvFault, isStructural, type Fault } from "./Fault.js";
import { createDuplicateFinder, type DuplicateFinder } from "./findDuplicates.js";
import { parseLine } from "./parseLine.js";
import { readHeader } from "./readHeader.js";
import { maxLineBytes, readLines, type Line } from "./readLines.js";
import { toLicenseRow, type LicenseRow, type RowContext } from "./toLicenseRow.js";

/** Parameters of {@link readLicenses}. */
export interface ReadLicensesParameters extends RowContext {
  /** The file's bytes. */
  readonly file: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** What was found in a file. */
export interface LicenseFile {
  /** Rows without a fault, in the order of the file; none where the file's structure is in doubt. */
  readonly rows: readonly LicenseRow[];
  /** Everything that is wrong, by line and column. */
  readonly faults: readonly Fault[];
  /** How many rows the file has, faulty ones included. */
  readonly rowCount: number;
}

/**
 * Reads the licenses of a CSV file, strictly: UTF-8, one line a license, exactly the type's columns. It goes on after a
 * fault, so that all of them are found at once.
 *
 * @returns The good rows and the faults; a faulty file is a result, not an error.
 */
export async function readLicenses({ file, ...context }: ReadLicensesParameters): Promise<LicenseFile> {
  const lines = readLines(file);
  const first = await lines.next();
  if (first.done === true) return broken([csvFault(1, null, "CSV_EMPTY")]);
  const parsed = cellsOf(first.value);
  const header = "fault" in parsed ? { faults: [parsed.fault] } : readHeader(1, parsed.cells, context.csvType);
  if ("faults" in header) return broken(header.faults);

  const rows: LicenseRow[] = [];
  const faults: Fault[] = [];
  const duplicates = createDuplicateFinder();
  let rowCount = 0;
  for await (const line of lines) {
    if ("text" in line && line.text === "") continue;
    rowCount++;
    const read = readRow(line, header.columns, context, duplicates);
    faults.push(...read.faults);
    if (read.row !== undefined) rows.push(read.row);
  }
  if (rowCount === 0) return broken([csvFault(1, null, "CSV_NO_ROWS")]);
  return conclude(rows, faults, rowCount, context);
}

interface ReadRow {
  readonly row?: LicenseRow;
  readonly faults: readonly Fault[];
}

function readRow(line: Line, columns: readonly string[], context: RowContext, duplicates: DuplicateFinder): ReadRow {
  const parsed = cellsOf(line);
  if ("fault" in parsed) return { faults: [parsed.fault] };
  const { cells } = parsed;
  if (cells.length !== columns.length) {
    const details = { expected: columns.length, actual: cells.length };
    return { faults: [csvFault(line.number, null, "CSV_COLUMN_COUNT", details)] };
  }
  const named = nameCells(columns, cells);
  if (Object.keys(named).length === 0) return { faults: [csvFault(line.number, null, "CSV_ROW_EMPTY")] };

  const doubled = enterUnique(line.number, named, context, duplicates);
  const read = toLicenseRow(line.number, named, context);
  return "faults" in read ? { faults: [...read.faults, ...doubled] } : { row: read.row, faults: doubled };
}

function cellsOf(line: Line): { readonly cells: readonly string[] } | { readonly fault: Fault } {
  if ("fault" in line) return { fault: csvFault(line.number, null, line.fault, { maximum: maxLineBytes }) };
  if (line.text === "") return { cells: [] };
  const parsed = parseLine(line.text);
  return "fault" in parsed ? { fault: csvFault(line.number, null, parsed.fault) } : parsed;
}

function nameCells(columns: readonly string[], cells: readonly string[]): Cells {
  const entries = columns.map((column, position) => [column, cells[position] ?? ""] as const);
  return Object.fromEntries(entries.filter(([, text]) => text !== ""));
}

/** The identifier follows from the serial, so that a serial that is used twice is an identifier that is. */
function enterUnique(
  line: number,
  cells: Cells,
  { csvType }: RowContext,
  duplicates: DuplicateFinder,
): readonly Fault[] {
  return ["serial", ...csvType.unique].flatMap((column) => {
    const value = cells[column];
    // A serial is filled up with zeros: "1" and "01" are the same.
    const key = column === "serial" ? value?.padStart(20, "0") : value;
    return key === undefined ? [] : duplicates.enter(line, column, key);
  });
}

function broken(faults: readonly Fault[]): LicenseFile {
  return { rows: [], faults, rowCount: 0 };
}

function conclude(
  rows: readonly LicenseRow[],
  faults: readonly Fault[],
  rowCount: number,
  context: RowContext,
): LicenseFile {
  const order = columnsOf(context.csvType).map(({ name }) => name);
  const rank = ({ column }: Fault): number => (column === null ? -1 : order.indexOf(column));
  const faulty = new Set(faults.map(({ line }) => line));
  return {
    rows: faults.some(isStructural) ? [] : rows.filter(({ line }) => !faulty.has(line)),
    faults: [...faults].sort((a, b) => a.line - b.line || rank(a) - rank(b)),
    rowCount,
  };
}
