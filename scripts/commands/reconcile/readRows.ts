import { csvFault, type Cells, type Column, type CsvType, type Fault } from "../../csv/index.js";
import { openTable } from "../../csv/openTable.js";
import { readCell } from "../../csv/readCell.js";
import type { TableRow } from "../../csv/Table.js";
import { openerOf } from "../support/openerOf.js";

/** A row of a database's export: its values by column, empty ones left out, or why it cannot be read. */
export type ExportRow =
  | { readonly line: number; readonly columns: readonly string[]; readonly cells: Cells }
  | { readonly line: number; readonly fault: Fault };

/** A database's export, its header read. */
export interface DatabaseExport {
  readonly rows: AsyncIterable<ExportRow>;
}

/** The column that an export may have beside those that `issue` reads. */
const statusColumn: Column = { name: "status", title: "状态", kind: "text", optional: true, property: {} };

/** Whether a column is the one that an export alone has. */
export function isOfExport(name: string): boolean {
  return name === statusColumn.name;
}

/**
 * Opens a database's export, and reads its rows as they are needed: a file as `issue` takes it, and one column more, the
 * license's status.
 *
 * @returns The export, or what is wrong with its header.
 * @throws {CommandError} FILE_UNREADABLE.
 */
export async function openExport(
  file: string,
  csvType: CsvType,
): Promise<DatabaseExport | { readonly faults: readonly Fault[] }> {
  const columns = [...csvType.columns, statusColumn];
  const table = await openTable(openerOf(file), { ...csvType, columns });
  return "faults" in table ? table : { rows: rowsOf(table.rows) };
}

async function* rowsOf(
  chunks: AsyncIterable<readonly TableRow[]> | Iterable<readonly TableRow[]>,
): AsyncGenerator<ExportRow, void> {
  for await (const rows of chunks) for (const row of rows) yield read(row);
}

function read(row: TableRow): ExportRow {
  const { line } = row;
  if ("faults" in row) return { line, fault: row.faults[0] ?? csvFault(line, null, "CSV_ROW_EMPTY") };
  const cells: Record<string, Cells[string]> = {};
  for (const [position, column] of row.columns.entries()) {
    const cell = readCell(column, row.cells[position] ?? "");
    if ("fault" in cell) return { line, fault: csvFault(line, column.name, cell.fault.code, cell.fault.details) };
    if (cell.value !== undefined) cells[column.name] = cell.value;
  }
  return { line, columns: row.columns.map(({ name }) => name), cells };
}
