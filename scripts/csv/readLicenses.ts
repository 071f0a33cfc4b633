import type { JsonValue, LicenseType } from "@elicense/sdk";

import { checkRow, type CheckedRow } from "./checkRow.js";
import type { Cells, CsvType } from "./CsvType.js";
import { csvFault, type Fault } from "./Fault.js";
import { createFaultLog, type FaultLog } from "./FaultLog.js";
import { buildLicenseRow, type BuildContext, type LicenseRow } from "./LicenseRow.js";
import { openTable } from "./openTable.js";
import type { Reading } from "./readCell.js";
import { openRowStore, type FoundRow, type RowStore, type StoredRow } from "./RowStore.js";
import type { OpenFile, TableFormat, TableRow } from "./Table.js";

/** Parameters of {@link readLicenses}. */
export interface ReadLicensesParameters extends BuildContext {
  /** Opens the file; it is read twice where its encoding has to be found out. */
  readonly open: OpenFile;
  /**
   * Says what is wrong with a row that no other row and no table can tell, such as who is to review it. Asked of good
   * rows alone.
   */
  readonly inspect?: (row: InspectedRow) => Promise<readonly Fault[]> | readonly Fault[];
}

/** A row to be inspected. */
export interface InspectedRow {
  readonly line: number;
  readonly type: LicenseType;
  readonly cells: Cells;
}

/** Cells of a column that were taken for something though they were written otherwise. */
export interface ReadingCount {
  readonly column: string;
  readonly reading: Reading;
  readonly count: number;
}

/** Licenses that carry out one decision. */
export interface RowBatch {
  /** Place of the batch among all of its file, from 0. */
  readonly position: number;
  readonly rows: readonly LicenseRow[];
}

/** What was found in a file. Its rows lie on the disk until it is closed. */
export interface LicenseFile {
  /** What the file was found to be; `null` where it was found to be nothing. */
  readonly format: TableFormat | null;
  /** How many rows it has, faulty ones included. */
  readonly rowCount: number;
  /** How many rows can be issued. */
  readonly goodCount: number;
  /** What is wrong, by line and column: the first 10,000 faults that were found. */
  readonly faults: readonly Fault[];
  /** How many faults there are. */
  readonly faultCount: number;
  readonly readings: readonly ReadingCount[];
  /**
   * Builds the licenses of the good rows, one at a time, in the order of the file; none where the file's structure is in
   * doubt.
   */
  readonly rows: () => Iterable<LicenseRow>;
  /**
   * Builds them in batches of one decision, the same in every run: decisions come in the order of their first lines,
   * and the rows of each in the order of the file.
   *
   * @param size - Most licenses a batch may have.
   */
  readonly batches: (size: number) => Iterable<RowBatch>;
  /** Finds the row of a serial; a faulty one has no cells. */
  readonly find: (serial: string) => FoundRow | undefined;
  /** Gives the disk back what the rows took. */
  readonly close: () => void;
}

/**
 * Reads the licenses of a file, strictly: one row a license, exactly the type's columns. It goes on after a fault, so
 * that all of them are found at once. Every row is judged, and none is built before it is asked for.
 *
 * @returns The good rows and the faults; a faulty file is a result, not an error.
 */
export async function readLicenses(parameters: ReadLicensesParameters): Promise<LicenseFile> {
  const { open, csvType } = parameters;
  const table = await openTable(open, csvType);
  const names = csvType.columns.map(({ name }) => name);
  const faults = createFaultLog(names);
  if ("faults" in table) {
    faults.add(table.faults);
    return concluded({ faults, format: null, rowCount: 0 });
  }
  const { format } = table;
  const store = openRowStore(names, 1 + csvType.unique.length);
  try {
    const reading: ReadingState = { faults, store, readings: new Map(), rowCount: 0 };
    for await (const rows of table.rows) {
      for (const row of rows) {
        const taken = takeRow(row, reading, parameters);
        // Most rows have nothing to wait for.
        if (taken !== undefined) await taken;
      }
    }
    const { rowCount, readings } = reading;
    if (rowCount === 0) faults.add([csvFault(1, null, "CSV_NO_ROWS")]);
    refuseDuplicates(reading, ["serial", ...csvType.unique]);
    return {
      ...concluded({ faults, format, rowCount }),
      ...licensesOf(reading, parameters),
      readings: countsOf(readings),
    };
  } catch (error) {
    store.close();
    throw error;
  }
}

interface ReadingState {
  readonly faults: FaultLog;
  readonly store: RowStore;
  readonly readings: Map<string, { column: string; reading: Reading; count: number }>;
  rowCount: number;
}

function takeRow(row: TableRow, state: ReadingState, parameters: ReadLicensesParameters): Promise<void> | undefined {
  state.rowCount++;
  if ("faults" in row) {
    state.faults.add(row.faults);
    return undefined;
  }
  const checked = checkRow(row, parameters);
  const { csvType, inspect } = parameters;
  for (const [column, reading] of checked.readings) count(state, column, reading);
  const { line, cells, faults } = checked;
  const found = faults.length === 0 ? (inspect?.({ line, type: csvType.type, cells }) ?? []) : faults;
  if (!(found instanceof Promise)) {
    storeRow(checked, found, state, csvType);
    return undefined;
  }
  return found.then((awaited) => storeRow(checked, awaited, state, csvType));
}

function storeRow(
  { line, cells }: CheckedRow,
  faults: readonly Fault[],
  state: ReadingState,
  { decisionNo, unique }: CsvType,
): void {
  const faulty = faults.length > 0;
  state.faults.add(faults);
  state.store.add(
    { line, cells },
    {
      decision: faulty ? "" : decisionKey(cells, decisionNo),
      unique: [serialKey(cells.serial), ...unique.map((name) => textOf(cells[name]))],
      faulty,
    },
  );
}

/** What tells one decision from another; no cell has a line break. */
function decisionKey(cells: Cells, decisionNo: string): string {
  const { reason, reviewer, effectiveDate, issuedDate } = cells;
  const number = textOf(cells[decisionNo])?.normalize("NFC");
  return [textOf(reason), textOf(effectiveDate ?? issuedDate), number, textOf(reviewer)].join("\n");
}

/**
 * A serial is filled up with zeros: "1" and "01" are the same. The version is no part of it: of a license on paper that
 * version alone is entered that is in force.
 */
function serialKey(serial: JsonValue | undefined): string | null {
  return textOf(serial)?.padStart(20, "0") ?? null;
}

/** A cell's text; none where it is empty, or no text. */
function textOf(value: JsonValue | undefined): string | null {
  return typeof value === "string" ? value : null;
}

function count({ readings }: ReadingState, column: string, reading: Reading): void {
  const key = `${column} ${reading}`;
  const entry = readings.get(key);
  if (entry === undefined) readings.set(key, { column, reading, count: 1 });
  else entry.count++;
}

/** Which of two rows is right is not for a program to say, so neither is issued. */
function refuseDuplicates({ faults, store }: ReadingState, columns: readonly string[]): void {
  const lines: number[] = [];
  for (const { column, line, other } of store.duplicates()) {
    faults.add([csvFault(line, columns[column] as string, "CSV_DUPLICATE", { other })]);
    lines.push(line);
  }
  for (const line of lines) store.refuse(line);
}

function countsOf(readings: ReadingState["readings"]): readonly ReadingCount[] {
  return [...readings.values()];
}

function concluded({
  faults,
  format,
  rowCount,
}: Pick<LicenseFile, "format" | "rowCount"> & { readonly faults: FaultLog }): LicenseFile {
  return {
    format,
    rowCount,
    goodCount: 0,
    faults: faults.named(),
    faultCount: faults.count(),
    readings: [],
    rows: () => [],
    batches: () => [],
    find: () => undefined,
    close: () => undefined,
  };
}

function licensesOf(
  { faults, store }: ReadingState,
  context: BuildContext,
): Pick<LicenseFile, "goodCount" | "rows" | "batches" | "find" | "close"> | Pick<LicenseFile, "close"> {
  const { close } = store;
  if (faults.isStructural()) return { close };
  return {
    goodCount: store.count(),
    *rows() {
      for (const { line, cells } of store.rows()) yield buildLicenseRow(line, cells, context);
    },
    *batches(size) {
      let position = 0;
      for (const stored of storedBatches(store, size)) {
        yield { position, rows: stored.map(({ line, cells }) => buildLicenseRow(line, cells, context)) };
        position++;
      }
    },
    find: (serial) => store.find(serialKey(serial) ?? ""),
    close,
  };
}

function* storedBatches(store: RowStore, size: number): Generator<readonly StoredRow[]> {
  for (const { key } of store.decisions()) {
    let batch: StoredRow[] = [];
    for (const row of store.rows(key)) {
      batch.push(row);
      if (batch.length < size) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  }
}
