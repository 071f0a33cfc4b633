import { isDay, type ErrorDetails, type JsonValue } from "@elicense/sdk";

import { checkCell } from "./checkCell.js";
import type { Column } from "./CsvType.js";
import type { CsvFaultCode } from "./csvFaults.js";
import type { RawCell } from "./Table.js";

/** What a cell was taken for though it was written otherwise. */
export type Reading = "date" | "width" | "choice";

/** A cell's value, none where it is empty, or what is wrong with it. */
export type ReadCell =
  | { readonly value: JsonValue | undefined; readonly reading?: Reading }
  | { readonly fault: { readonly code: CsvFaultCode; readonly details: ErrorDetails } };

/**
 * Reads a cell as its column asks. What can be meant in one way alone is read so, and told; anything else is a fault.
 */
export function readCell(column: Column, raw: RawCell): ReadCell {
  if (typeof raw === "string") {
    if (raw === "") return empty;
    return isPlain(raw, column) ? { value: raw } : readText(column, raw);
  }
  if (Array.isArray(raw)) return column.kind === "list" ? readList(raw) : fault("CSV_JSON_VALUE");
  if (typeof raw === "number") return readNumber(column, raw);
  if (typeof raw === "boolean") return column.kind === "boolean" ? { value: raw } : fault("CSV_CELL_LOGICAL");
  const { day, fault: code } = raw as Partial<{ readonly day: string; readonly fault: CsvFaultCode }>;
  if (code !== undefined) return fault(code);
  return column.kind === "date" ? { value: day } : fault("CSV_CELL_DAY");
}

const empty: ReadCell = { value: undefined };

function fault(code: CsvFaultCode, details: ErrorDetails = {}): ReadCell {
  return { fault: { code, details } };
}

/** Most codes are so plain that nothing can be wrong with their characters, nor be meant otherwise. */
const plain = /^[0-9A-Z]{1,64}$/;

function isPlain(text: string, { kind }: Column): boolean {
  return kind === "code" && plain.test(text);
}

function readText(column: Column, text: string): ReadCell {
  const found = checkCell(text);
  if (found !== undefined) return { fault: found };
  return readers[column.kind](text);
}

/** What a spreadsheet makes of a long number when it saves CSV: 1.34012E+16. */
const scientific = /^\d(?:\.\d+)?E\+\d+$/i;

const readers: Readonly<Record<Column["kind"], (text: string) => ReadCell>> = {
  text: (text) => ({ value: text }),
  code: (text) => {
    const narrowed = narrow(text);
    if (scientific.test(narrowed)) return fault("CSV_CELL_NUMBER");
    return narrowed === text ? { value: text } : { value: narrowed, reading: "width" };
  },
  date: (text) => {
    if (isDay(text)) return { value: text };
    const narrowed = narrow(text);
    const day = toDay(narrowed);
    // What is no day is told by the check of the field.
    return day === undefined ? { value: text } : { value: day, reading: narrowed === text ? "date" : "width" };
  },
  integer: (text) => {
    const narrowed = narrow(text);
    if (!/^(?:0|[1-9]\d{0,15})$/.test(narrowed)) return fault("CSV_CELL_WHOLE");
    return narrowed === text ? { value: Number(text) } : { value: Number(narrowed), reading: "width" };
  },
  boolean: (text) => {
    const value = truths.get(text.toLowerCase());
    if (value === undefined) return fault("CSV_CELL_CHOICE", { allowed: "是, 否, true, false" });
    return { value, reading: "choice" };
  },
  list: (text) => readList(text.split(/[；;、]/)),
};

const truths: ReadonlyMap<string, boolean> = new Map([
  ["是", true],
  ["true", true],
  ["否", false],
  ["false", false],
]);

function readNumber({ kind, property }: Column, value: number): ReadCell {
  if (kind === "integer") return Number.isSafeInteger(value) ? { value } : fault("CSV_CELL_WHOLE");
  // A division's code begins with no zero that a number would have lost; of any other text it cannot be told.
  if (property.format === "division-code" && Number.isSafeInteger(value)) return { value: String(value) };
  return fault(kind === "date" ? "CSV_CELL_DAY_NUMBER" : "CSV_CELL_NUMBER");
}

/** A comma may belong to an item, or separate two: which of them is not for a program to say. */
function readList(items: readonly string[]): ReadCell {
  if (items.some((item) => item === "" || /[,，]/.test(item))) return fault("CSV_CELL_LIST");
  for (const item of items) {
    const found = checkCell(item);
    if (found !== undefined) return { fault: found };
  }
  return { value: items };
}

/** 2026/3/1, 2026-3-1 and 2026年3月1日: the year is first and has four digits, so that nothing is left to guess. */
function toDay(text: string): string | undefined {
  const parts = /^(\d{4})(?:([-/])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})日)$/.exec(text);
  if (parts === null) return undefined;
  const [, year, , month = parts[5], day = parts[6]] = parts;
  const written = [year, month?.padStart(2, "0"), day?.padStart(2, "0")].join("-");
  return isDay(written) ? written : undefined;
}

function narrow(text: string): string {
  return text.replace(/[！-～]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));
}
