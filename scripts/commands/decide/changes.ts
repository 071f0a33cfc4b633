import { readFile } from "node:fs/promises";
import { extname } from "node:path";

import { errorOf, type JsonObject, type JsonValue, type Language, type LicenseType } from "@elicense/sdk";

import { checkCell } from "../../csv/checkCell.js";
import { csvTypeOf, isCommon } from "../../csv/CsvType.js";
import { csvFault, describeFault, type Fault } from "../../csv/Fault.js";
import { openTable } from "../../csv/openTable.js";
import { readCell } from "../../csv/readCell.js";
import type { TableRow } from "../../csv/Table.js";
import { exitCodes } from "../../exit.js";
import { CommandError } from "../support/CommandError.js";
import { openerOf } from "../support/openerOf.js";
import { unreadable } from "../support/readDocument.js";

/** Options that say what is other in a new license than in the one whose place it takes. */
export interface ChangeOptions {
  /** Fields and values, each as `name=value`; an empty value takes a field out. */
  readonly set: readonly string[];
  /** File with further ones: a header and a row, in any form that `issue` takes, or a JSON object (.json). */
  readonly row?: string;
}

/** Fields that follow from the decision. */
const decided: ReadonlySet<string> = new Set(["effectiveDate", "decisionNo"]);

/**
 * Reads what is other in a new license: the file first, then what was named one by one.
 *
 * @returns The fields by their names; `null` for one that falls away.
 * @throws {CommandError} FILE_UNREADABLE, CHANGES_ROW, CHANGES_FAULT, CHANGES_SET or CHANGES_TEXT with the field; never with a
 * value.
 * @throws {ElicenseError} FIELD_UNKNOWN, or DOCUMENT_FIELD_DERIVED for a field that follows from the decision.
 */
export async function readChanges(
  type: LicenseType,
  { set, row }: ChangeOptions,
  language: Language,
): Promise<JsonObject> {
  const changes = {
    ...(row === undefined ? {} : await readRow(type, row, language)),
    ...Object.fromEntries(set.map(readPair)),
  };
  for (const [field, value] of Object.entries(changes)) checkChange(type, field, value);
  return changes;
}

function readPair(pair: string): readonly [string, JsonValue] {
  const end = pair.indexOf("=");
  if (end < 1) throw new CommandError("changes.set", exitCodes.usage);
  return [pair.slice(0, end), pair.slice(end + 1) || null];
}

async function readRow(type: LicenseType, file: string, language: Language): Promise<JsonObject> {
  const isJson = extname(file).toLowerCase() === ".json";
  const row = isJson ? await readObject(file) : await readTableRow(type, file, language);
  if (row === undefined) throw new CommandError("changes.row", exitCodes.usage, { file });
  return row;
}

async function readObject(file: string): Promise<JsonObject | undefined> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw unreadable(file, error);
  });
  try {
    const value = JSON.parse(text) as JsonValue;
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
  } catch {
    // Its message quotes the text, which may be personal data.
    return undefined;
  }
}

/** A header and one row, in whatever form `issue` takes; an empty cell leaves its field as it is. */
async function readTableRow(type: LicenseType, file: string, language: Language): Promise<JsonObject | undefined> {
  const csvType = csvTypeOf(type);
  const columns = csvType.columns
    .filter(({ name }) => !isCommon(name))
    .map((column) => ({ ...column, optional: true }));
  const refuse = (faults: readonly Fault[]): never => {
    const [{ line, column } = { line: 1, column: null }] = faults;
    const fault = faults.map((each) => describeFault(each, language)).join(" ");
    throw new CommandError("changes.fault", exitCodes.usage, { file, line, column: column ?? "–", fault });
  };
  const table = await openTable(openerOf(file), { ...csvType, columns });
  if ("faults" in table) return refuse(table.faults);
  const rows: TableRow[] = [];
  for await (const chunk of table.rows) {
    rows.push(...chunk.slice(0, 2));
    if (rows.length > 1) return undefined;
  }
  const [row] = rows;
  if (row === undefined) return undefined;
  return "faults" in row ? refuse(row.faults) : readCells(row, refuse);
}

function readCells(
  { line, columns, cells }: Extract<TableRow, { cells: unknown }>,
  refuse: (faults: readonly Fault[]) => never,
): JsonObject {
  const changes: Record<string, JsonValue> = {};
  for (const [position, column] of columns.entries()) {
    const cell = readCell(column, cells[position] ?? "");
    if ("fault" in cell) return refuse([csvFault(line, column.name, cell.fault.code, cell.fault.details)]);
    if (cell.value !== undefined) changes[column.name] = cell.value;
  }
  return changes;
}

function checkChange(type: LicenseType, field: string, value: JsonValue | undefined): void {
  if (!type.fields.includes(field)) {
    // In a file without a header the names are somebody's data.
    const shown = /^[a-z]\w{0,39}$/i.test(field) ? field : "?";
    throw errorOf("FIELD_UNKNOWN", { field: shown, type: type.name });
  }
  if (decided.has(field)) throw errorOf("DOCUMENT_FIELD_DERIVED", { field });
  if (typeof value === "string" && checkCell(value) !== undefined) {
    throw new CommandError("changes.text", exitCodes.refused, { field });
  }
}
