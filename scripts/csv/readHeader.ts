import { columnsOf, type CsvType } from "./CsvType.js";
import { csvFault, type Fault } from "./Fault.js";

/** The names of a file's columns in their order, or what is wrong with them. */
export type Header = { readonly columns: readonly string[] } | { readonly faults: readonly Fault[] };

/**
 * Reads the line of column names. What it does not know it names by its letter alone: in a file without a header the
 * first line is somebody's data.
 *
 * @param line - Number of the line.
 */
export function readHeader(line: number, cells: readonly string[], csvType: CsvType): Header {
  const known = columnsOf(csvType);
  const columns = known.map(({ name }) => name).join(", ");
  if (!cells.some((cell) => known.some(({ name }) => name === cell))) {
    const [only = ""] = cells;
    const delimited = cells.length === 1 && /[;\t|，；]/.test(only);
    return { faults: [csvFault(line, null, delimited ? "CSV_HEADER_DELIMITER" : "CSV_HEADER_MISSING", { columns })] };
  }

  const faults = cells.flatMap((cell, position) => {
    const letter = columnLetter(position);
    if (!known.some(({ name }) => name === cell)) return [csvFault(line, letter, "CSV_COLUMN_UNKNOWN", { columns })];
    return cells.indexOf(cell) < position ? [csvFault(line, cell, "CSV_COLUMN_DUPLICATE", { letter })] : [];
  });
  const missing = known
    .filter(({ name, optional }) => !optional && !cells.includes(name))
    .map(({ name }) => csvFault(line, name, "CSV_COLUMN_MISSING"));
  return faults.length + missing.length > 0 ? { faults: [...faults, ...missing] } : { columns: cells };
}

/** A column's letter as spreadsheets have it: A, B, …, Z, AA. */
export function columnLetter(position: number): string {
  const last = String.fromCharCode(65 + (position % 26));
  return position < 26 ? last : columnLetter(Math.floor(position / 26) - 1) + last;
}
