import type { Day } from "@elicense/sdk";

import { checkSanction, isEnding, type ReadSanction } from "./checkSanction.js";
import type { Cells, CsvType } from "./CsvType.js";
import { csvFault, type Fault } from "./Fault.js";
import { createFaultLog, type FaultLog } from "./FaultLog.js";
import { openTable } from "./openTable.js";
import { readCell } from "./readCell.js";
import type { LicenseFile, ReadingCount } from "./readLicenses.js";
import { sanctionReasonsOf, sanctionTable, type SanctionColumn } from "./sanctionTable.js";
import type { SanctionRow } from "./SanctionRow.js";
import type { OpenFile, TableRow } from "./Table.js";
import { unknownReason } from "./unknownReason.js";

/** Parameters of {@link readSanctions}. */
export interface ReadSanctionsParameters {
  /** Opens the file; it is read twice where its encoding has to be found out. */
  readonly open: OpenFile;
  readonly csvType: CsvType;
  /** The licenses that the sanctions stand against. */
  readonly licenses: Pick<LicenseFile, "find">;
  /** The day in Asia/Shanghai. */
  readonly today: Day;
}

/** What was found in a file of sanctions. */
export interface SanctionFile extends Pick<LicenseFile, "format" | "rowCount" | "faults" | "faultCount" | "readings"> {
  /** The good ones, by the lines of their licenses, and those of a license in the order in which they are entered. */
  readonly sanctions: readonly SanctionRow[];
  /** How many stand against a faulty row: they are left out with it. */
  readonly skipped: number;
}

/** A file as far as it was read. */
interface State extends ReadSanctionsParameters {
  readonly faults: FaultLog;
  readonly readings: Map<string, ReadingCount>;
  /** Sanctions that are right by themselves, by the lines of their licenses. */
  readonly sanctions: Map<number, SanctionRow[]>;
  rowCount: number;
  skipped: number;
}

/**
 * Reads a file of sanctions, strictly: one row a sanction. It goes on after a fault, so that all of them are found at
 * once.
 *
 * @returns The good ones and the faults; a faulty file is a result, not an error.
 */
export async function readSanctions(parameters: ReadSanctionsParameters): Promise<SanctionFile> {
  const { open, csvType } = parameters;
  const faults = createFaultLog(sanctionTable.columns.map(({ name }) => name));
  const state: State = { ...parameters, faults, readings: new Map(), sanctions: new Map(), rowCount: 0, skipped: 0 };
  if (sanctionReasonsOf(csvType).length === 0) {
    faults.add([csvFault(1, "reason", "CSV_SANCTION_NONE")]);
    return concluded(state, null);
  }
  const table = await openTable(open, sanctionTable);
  if ("faults" in table) {
    faults.add(table.faults);
    return concluded(state, null);
  }
  for await (const rows of table.rows) for (const row of rows) takeRow(row, state);
  if (state.rowCount === 0) faults.add([csvFault(1, null, "CSV_NO_ROWS")]);
  for (const [line, sanctions] of state.sanctions) {
    faults.add(contradictions(sanctions));
    state.sanctions.set(line, sanctions.toSorted(byTurn));
  }
  return concluded(state, table.format);
}

function concluded(
  { faults, readings, sanctions, rowCount, skipped }: State,
  format: SanctionFile["format"],
): SanctionFile {
  const licenses = [...sanctions].toSorted(([a], [b]) => a - b);
  return {
    ...{ format, rowCount, skipped, readings: [...readings.values()] },
    ...{ faults: faults.named(), faultCount: faults.count() },
    sanctions: licenses.flatMap(([, rows]) => rows),
  };
}

function takeRow(row: TableRow, state: State): void {
  state.rowCount++;
  if ("faults" in row) {
    state.faults.add(row.faults);
    return;
  }
  const { cells, faults } = readCells(row, state);
  const found = faults.length > 0 ? faults : judge(row.line, cells, state);
  state.faults.add(found);
}

/** Cells of a row, all texts; what may not be empty is there. */
type SanctionCells = Readonly<Record<Exclude<SanctionColumn, "through">, string> & { readonly through?: string }>;

function readCells(
  { line, columns, cells: raw }: Extract<TableRow, { cells: unknown }>,
  { readings }: State,
): { readonly cells: SanctionCells; readonly faults: readonly Fault[] } {
  const cells: Record<string, Cells[string]> = {};
  const faults: Fault[] = [];
  for (const [position, column] of columns.entries()) {
    const read = readCell(column, raw[position] ?? "");
    if ("fault" in read) {
      faults.push(csvFault(line, column.name, read.fault.code, read.fault.details));
      continue;
    }
    const { value, reading } = read;
    if (value !== undefined) cells[column.name] = value;
    if (reading === undefined) continue;
    const key = `${column.name} ${reading}`;
    const count = (readings.get(key)?.count ?? 0) + 1;
    readings.set(key, { column: column.name, reading, count });
  }
  const isFaulty = (name: string): boolean => faults.some(({ column }) => column === name);
  const empty = sanctionTable.columns.filter(({ name, optional }) => !optional && cells[name] === undefined);
  const missing = empty.filter(({ name }) => !isFaulty(name)).map(({ name }) => csvFault(line, name, "CSV_CELL_EMPTY"));
  return { cells: cells as SanctionCells, faults: [...faults, ...missing] };
}

/** Judges a row that could be read, and keeps the sanction where it is right. */
function judge(line: number, cells: SanctionCells, state: State): readonly Fault[] {
  const { csvType, licenses, today, sanctions } = state;
  const { serial, decisionNo, effectiveDate, through } = cells;
  const reasons = sanctionReasonsOf(csvType);
  const reason = reasons.find(({ code }) => code === cells.reason);
  const found = licenses.find(serial);
  const unknown = [
    ...(found === undefined ? [csvFault(line, "serial", "CSV_SANCTION_SERIAL_UNKNOWN")] : []),
    ...(reason === undefined ? [unknownReason(line, "CSV_SANCTION_REASON_UNKNOWN", reasons)] : []),
  ];
  if (found === undefined || reason === undefined) return unknown;
  if (found.cells === undefined) {
    // Its license is not issued while it is faulty, and nothing can be held against it.
    state.skipped++;
    return [];
  }
  const license = found.cells as Readonly<Partial<Record<string, string>>>;
  const { issuedDate = "", expiringDate: lastDay } = license;
  const sanction: ReadSanction = { line, reason, effectiveOn: effectiveDate, through };
  const faults = checkSanction(sanction, { effectiveOn: license.effectiveDate ?? issuedDate, lastDay }, today);
  if (faults.length > 0) return faults;
  const kept = sanctions.get(found.line) ?? [];
  kept.push({ ...sanction, licenseLine: found.line, decisionNo, through: through ?? null });
  sanctions.set(found.line, kept);
  return [];
}

/** What cannot stand beside another sanction on the same license; the later line is at fault. */
function contradictions(sanctions: readonly SanctionRow[]): readonly Fault[] {
  return sanctions.flatMap((sanction, position) => {
    const earlier = sanctions.slice(0, position);
    const same = earlier.find((other) => isSame(other, sanction));
    if (same !== undefined) return [csvFault(sanction.line, null, "CSV_SANCTION_REPEATED", { other: same.line })];
    const other = earlier.find((each) => contradict(each, sanction) || contradict(sanction, each));
    return other === undefined
      ? []
      : [csvFault(sanction.line, null, "CSV_SANCTION_CONTRADICTS", { other: other.line })];
  });
}

function isSame(a: SanctionRow, b: SanctionRow): boolean {
  const number = (row: SanctionRow): string => row.decisionNo.normalize("NFC");
  return a.reason === b.reason && number(a) === number(b) && a.effectiveOn === b.effectiveOn;
}

/** Two ends, a suspension that runs on after the end, or two suspensions at a time. */
function contradict(a: SanctionRow, b: SanctionRow): boolean {
  if (isEnding(a)) return isEnding(b) || (b.through !== null && b.through >= a.effectiveOn);
  return a.through !== null && b.through !== null && a.effectiveOn <= b.through && b.effectiveOn <= a.through;
}

/** Suspensions first, then what ends a license, then what is only noted: the standing is right as soon as can be. */
function byTurn(a: SanctionRow, b: SanctionRow): number {
  return turnOf(a) - turnOf(b) || a.effectiveOn.localeCompare(b.effectiveOn) || a.line - b.line;
}

function turnOf(sanction: SanctionRow): number {
  if (sanction.through !== null) return 0;
  return isEnding(sanction) ? 1 : 2;
}
