import type { Column, TableColumns } from "./CsvType.js";
import { csvFault, type Fault } from "./Fault.js";
import { parseLine } from "./parseLine.js";
import type { Separator } from "./Table.js";

/** The columns of a file in their order, or what is wrong with their names. */
export type Header = { readonly columns: readonly Column[] } | { readonly faults: readonly Fault[] };

const separators = [",", "\t", ";"] as const satisfies readonly Separator[];

/**
 * Reads the line of column names: the schema's names, or its titles in Chinese. What it does not know it names by its
 * letter alone: in a file without a header the first line is somebody's data.
 *
 * @param line - Number of the line.
 * @param names - What stands in it.
 */
export function readHeader(line: number, names: readonly string[], described: TableColumns): Header {
  const known = knownBy(described);
  const found = names.map((name) => known.get(normalizeName(name)));
  if (found.every((column) => column === undefined)) {
    return { faults: [csvFault(line, null, "CSV_HEADER_MISSING", { columns: listOf(described) })] };
  }
  const named = nameColumns(line, names, described, columnLetter);
  const missing = described.columns
    .filter((column) => !column.optional && !found.includes(column))
    .map(({ name }) => csvFault(line, name, "CSV_COLUMN_MISSING"));
  if (!("faults" in named)) return missing.length > 0 ? { faults: missing } : named;
  return { faults: [...named.faults, ...missing] };
}

/**
 * Finds the columns that names stand for, whether all are there or not.
 *
 * @param placeOf - Says which of the names one is, without repeating it.
 */
export function nameColumns(
  line: number,
  names: readonly string[],
  described: TableColumns,
  placeOf: (position: number) => string,
): Header {
  const known = knownBy(described);
  const found = names.map((name) => known.get(normalizeName(name)));
  const faults = found.flatMap((column, position) => {
    const place = placeOf(position);
    if (column === undefined) return [csvFault(line, place, "CSV_COLUMN_UNKNOWN", { columns: listOf(described) })];
    const again = found.indexOf(column) < position;
    return again ? [csvFault(line, column.name, "CSV_COLUMN_DUPLICATE", { letter: place })] : [];
  });
  return faults.length > 0 ? { faults } : { columns: found.filter((column) => column !== undefined) };
}

/** Finds what separates the names of a file's first line: what gives the most names that are known. */
export function findSeparator(text: string, described: TableColumns): Separator | undefined {
  const known = knownBy(described);
  const counts = separators.map((separator) => {
    const parsed = parseLine(text, separator);
    const names = "cells" in parsed ? parsed.cells : [];
    return names.filter((name) => known.has(normalizeName(name))).length;
  });
  const most = Math.max(...counts);
  return most === 0 ? undefined : separators[counts.indexOf(most)];
}

/** A column's letter as spreadsheets have it: A, B, …, Z, AA. */
export function columnLetter(position: number): string {
  const last = String.fromCharCode(65 + (position % 26));
  return position < 26 ? last : columnLetter(Math.floor(position / 26) - 1) + last;
}

/** Names of columns in either width and with spaces around them are the same names. */
function normalizeName(name: string): string {
  return name.normalize("NFKC").trim();
}

/** Columns by name and by title; a title that two columns have names neither. */
function knownBy({ columns }: TableColumns): ReadonlyMap<string, Column> {
  const byTitle = Map.groupBy(columns, ({ title }) => normalizeName(title));
  const own = [...byTitle].flatMap(([title, [column, ...others]]) =>
    column !== undefined && others.length === 0 ? [[title, column] as const] : [],
  );
  return new Map([...own, ...columns.map((column) => [column.name, column] as const)]);
}

function listOf({ columns }: TableColumns): string {
  return columns.map(({ name, title }) => `${name}（${title}）`).join(", ");
}
