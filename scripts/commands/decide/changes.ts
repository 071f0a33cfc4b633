import { readFile } from "node:fs/promises";
import { extname } from "node:path";

import { ElicenseError, type JsonObject, type JsonValue, type LicenseType } from "@elicense/sdk";
import { CsvError, parse } from "csv-parse/sync";

import { checkCell } from "../../csv/checkCell.js";
import { exitCodes } from "../../exit.js";
import { CommandError } from "../support/CommandError.js";
import { unreadable } from "../support/readDocument.js";

/** Options that say what is other in a new license than in the one whose place it takes. */
export interface ChangeOptions {
  /** Fields and values, each as `name=value`; an empty value takes a field out. */
  readonly set: readonly string[];
  /** File with further ones: CSV of a header and a row, or a JSON object. */
  readonly row?: string;
}

/** Fields that follow from the decision. */
const decided: ReadonlySet<string> = new Set(["effectiveDate", "decisionNo"]);

/**
 * Reads what is other in a new license: the file first, then what was named one by one.
 *
 * @returns The fields by their names; `null` for one that falls away.
 * @throws {CommandError} FILE_UNREADABLE, CHANGES_ROW, CHANGES_SET or CHANGES_TEXT with the field; never with a value.
 * @throws {ElicenseError} FIELD_UNKNOWN, or DOCUMENT_FIELD_DERIVED for a field that follows from the decision.
 */
export async function readChanges(type: LicenseType, { set, row }: ChangeOptions): Promise<JsonObject> {
  const changes = { ...(row === undefined ? {} : await readRow(row)), ...Object.fromEntries(set.map(readPair)) };
  for (const [field, value] of Object.entries(changes)) checkChange(type, field, value);
  return changes;
}

function readPair(pair: string): readonly [string, JsonValue] {
  const end = pair.indexOf("=");
  if (end < 1) throw new CommandError("changes.set", exitCodes.usage);
  return [pair.slice(0, end), pair.slice(end + 1) || null];
}

async function readRow(file: string): Promise<JsonObject> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw unreadable(file, error);
  });
  const row = extname(file).toLowerCase() === ".json" ? parseObject(text) : parseRow(text);
  if (row === undefined) throw new CommandError("changes.row", exitCodes.usage, { file });
  return row;
}

function parseObject(text: string): JsonObject | undefined {
  try {
    const value = JSON.parse(text) as JsonValue;
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
  } catch {
    // Its message quotes the text, which may be personal data.
    return undefined;
  }
}

/** A header and one row; an empty cell leaves its field as it is. */
function parseRow(text: string): JsonObject | undefined {
  try {
    const [row, ...further] = parse<Record<string, string>>(text, { bom: true, columns: true, skip_empty_lines: true });
    if (row === undefined || further.length > 0) return undefined;
    return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== ""));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return undefined;
  }
}

function checkChange(type: LicenseType, field: string, value: JsonValue | undefined): void {
  if (!type.fields.includes(field)) {
    // In a file without a header the names are somebody's data.
    const shown = /^[a-z]\w{0,39}$/i.test(field) ? field : "?";
    throw new ElicenseError("FIELD_UNKNOWN", { field: shown, type: type.name });
  }
  if (decided.has(field)) throw new ElicenseError("DOCUMENT_FIELD_DERIVED", { field });
  if (typeof value === "string" && checkCell(value) !== undefined) {
    throw new CommandError("changes.text", exitCodes.refused, { field });
  }
}
