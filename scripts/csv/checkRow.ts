import { isDeepStrictEqual } from "node:util";

import {
  buildElicenseIdentifier,
  divisionContains,
  ElicenseError,
  isCustody,
  lawyerConflicts,
  parseUscc,
  type Day,
  type JsonValue,
  type LawyerFields,
} from "@elicense/sdk";
import { getAddress, ZeroAddress } from "ethers";

import { checkDecision, findReason } from "./checkDecision.js";
import { checkFields } from "./checkFields.js";
import { checkReviewer } from "./checkReviewer.js";
import { checkValidity } from "./checkValidity.js";
import { checkVersion, versionOf } from "./checkVersion.js";
import { isCommon, type Cells, type CsvType } from "./CsvType.js";
import { csvFault, sdkFault, type Fault } from "./Fault.js";
import { readCell, type Reading } from "./readCell.js";
import type { TableRow } from "./Table.js";

/** By what the rows of a file are judged. */
export interface RowContext {
  readonly csvType: CsvType;
  /** The issuing authority; `region` is its division code. */
  readonly issuer: { readonly code: string; readonly name: string; readonly region: string };
  /** The day in Asia/Shanghai. */
  readonly today: Day;
}

/** A row that was judged. */
export interface CheckedRow {
  readonly line: number;
  /** Its values by column, whether they are right or not. */
  readonly cells: Cells;
  /** All that is wrong with it. */
  readonly faults: readonly Fault[];
  /** Cells that were taken for something though they were written otherwise. */
  readonly readings: readonly (readonly [column: string, reading: Reading])[];
}

/**
 * Judges a row by all that its license will be judged by, without building it: that takes twenty times as long.
 */
export function checkRow(
  { line, columns, cells: raw }: Extract<TableRow, { cells: unknown }>,
  context: RowContext,
): CheckedRow {
  const cells: Record<string, JsonValue> = {};
  const fields: Record<string, JsonValue> = {};
  const readings: CheckedRow["readings"][number][] = [];
  const cellFaults: Fault[] = [];
  for (let position = 0; position < columns.length; position++) {
    const column = columns[position] as (typeof columns)[number];
    const read = readCell(column, raw[position] as (typeof raw)[number]);
    if ("fault" in read) {
      cellFaults.push(csvFault(line, column.name, read.fault.code, read.fault.details));
      continue;
    }
    const { value, reading } = read;
    if (value === undefined) continue;
    cells[column.name] = value;
    if (!isCommon(column.name)) fields[column.name] = value;
    if (reading !== undefined) readings.push([column.name, reading]);
  }
  if (cellFaults.length === 0 && Object.keys(cells).length === 0) {
    return { line, cells, readings, faults: [csvFault(line, null, "CSV_ROW_EMPTY")] };
  }
  const { onlyReason } = context.csvType;
  if (onlyReason !== undefined && !cellFaults.some(({ column }) => column === "reason")) {
    cells.reason ??= onlyReason.code;
  }
  return { line, cells, readings, faults: judge(line, { cells, fields, cellFaults }, context) };
}

interface ReadRow {
  readonly cells: Cells;
  readonly fields: Cells;
  readonly cellFaults: readonly Fault[];
}

function judge(line: number, { cells, fields, cellFaults }: ReadRow, context: RowContext): readonly Fault[] {
  const { csvType, issuer, today } = context;
  const { type } = csvType;
  const unread = [...cellFaults, ...checkFilled(line, cells, cellFaults, csvType)];
  const faults = [
    ...unread,
    ...checkFields(line, { csvType, fields, partial: unread.length > 0 }),
    ...checkCommon(line, cells, context),
  ];
  if (faults.length === 0 && isSample(cells, csvType)) return [csvFault(line, null, "CSV_SAMPLE_ROW")];
  const sound = without(cells, faults) as Readonly<Partial<Record<string, string>>>;
  const effectiveColumn = cells.effectiveDate === undefined ? "issuedDate" : "effectiveDate";
  const reason = findReason(type, sound.reason);
  return [
    ...faults,
    ...checkTogether(line, sound, context),
    ...checkDecision(line, { csvType, cells: sound, effectiveColumn, today }),
    ...checkValidity(line, { reason, effectiveOn: sound[effectiveColumn], expiringDate: sound.expiringDate }),
    ...checkReviewer(line, { reason, cells, sound, issuer }),
    ...checkVersion(line, { version: cells.version, reason, type }),
  ];
}

/** Whether a row says what the template's invented one does: left in, somebody who does not exist would get a license. */
function isSample(cells: Cells, { type: { sample = {} } }: CsvType): boolean {
  const names = Object.keys(sample);
  return names.length > 0 && names.every((name) => isSame(cells[name], sample[name]));
}

function isSame(value: JsonValue | undefined, other: JsonValue | undefined): boolean {
  return value === other || (typeof value === "object" && isDeepStrictEqual(value, other));
}

function checkFilled(line: number, cells: Cells, faults: readonly Fault[], { columns }: CsvType): readonly Fault[] {
  const empty = columns.filter(({ name, optional }) => !optional && cells[name] === undefined);
  return empty
    .filter(({ name }) => !faults.some(({ column }) => column === name))
    .map(({ name }) => csvFault(line, name, "CSV_CELL_EMPTY"));
}

/** Checks the columns that are no fields: serial, reviewer and holder; the reason goes with the dates. */
function checkCommon(line: number, { serial, reviewer, holder }: Cells, context: RowContext): readonly Fault[] {
  return [
    ...(typeof serial === "string" && !isSerial(serial)
      ? faultOf(line, "serial", () => identifierOf({ serial }, context))
      : []),
    ...(typeof reviewer === "string" ? faultOf(line, "reviewer", () => parseUscc(reviewer, "reviewer")) : []),
    ...(typeof holder === "string" ? checkHolder(line, holder) : []),
  ];
}

function checkTogether(line: number, cells: LawyerFields, { issuer }: RowContext): readonly Fault[] {
  const { areaCode } = cells;
  const outside = areaCode !== undefined && !divisionContains(issuer.region, areaCode);
  return [
    // Of fields that a type has not there is nothing to compare.
    ...lawyerConflicts(cells).map(({ field, error }) => sdkFault(line, field, error)),
    ...(outside ? [csvFault(line, "areaCode", "CSV_AREA_OUTSIDE", { region: issuer.region })] : []),
  ];
}

/** The e-license identifier of a row's license. */
export function identifierOf(
  { serial = "", version }: Cells,
  { csvType, issuer }: Pick<RowContext, "csvType" | "issuer">,
): string {
  const named = { serial: serial as string, version: versionOf(version) };
  return buildElicenseIdentifier({ type: csvType.type.code, issuer: issuer.code, ...named });
}

function isSerial(text: string): boolean {
  return /^[0-9A-Z]{1,64}$/.test(text);
}

function checkHolder(line: number, holder: string): readonly Fault[] {
  if (!isHolder(holder)) return [csvFault(line, "holder", "CSV_HOLDER")];
  return isCustody(holder) ? [csvFault(line, "holder", "CSV_HOLDER_CUSTODY")] : [];
}

/** An address in small letters, or with the capitals that are its checksum. */
function isHolder(text: string): boolean {
  if (!/^0x[0-9a-fA-F]{40}$/.test(text) || text === ZeroAddress) return false;
  return text === text.toLowerCase() || text === getAddress(text.toLowerCase());
}

function without(cells: Cells, faults: readonly Fault[]): Cells {
  if (faults.length === 0) return cells;
  return Object.fromEntries(Object.entries(cells).filter(([name]) => !faults.some(({ column }) => column === name)));
}

/** What the SDK refuses in a cell. */
function faultOf(line: number, column: string, reading: () => unknown): readonly Fault[] {
  try {
    reading();
    return [];
  } catch (error) {
    if (error instanceof ElicenseError) return [sdkFault(line, column, error)];
    throw error;
  }
}
