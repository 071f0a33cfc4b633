import {
  DOCUMENT_NAME_FORM,
  DOCUMENT_NAME_REPEATED,
  DOCUMENT_NOT_PLAIN,
  DOCUMENT_NUMBER_FORM,
  DOCUMENT_TEXT_FORM,
  DOCUMENT_TOO_DEEP,
  DOCUMENT_TOO_LARGE,
} from "../errors/catalogue/documents.js";
import type { ErrorEntry } from "../errors/catalogue/ErrorEntry.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import type { JsonValue } from "./json.js";
import { escapePointer } from "./leaves.js";
import { readText } from "./readText.js";

/** How large a document may be, in characters of its JSON text. */
export const maxDocumentLength = 1_000_000;

/** How deep its values may be nested. */
export const maxDocumentDepth = 16;

const maxNameLength = 1_000;

/** What is known while a value is read. */
interface Reading {
  /** Steps from the document to the value. */
  readonly steps: string[];
  /** Lists the members of an object. */
  readonly entriesOf: (value: object) => readonly (readonly [string, unknown])[] | undefined;
  /** Characters that may still come. */
  left: number;
  /** Members of objects so far. */
  members: number;
}

/**
 * Reads somebody's JSON so that every reader sees the same in it: of a name there is one value, a number is written as
 * RFC 8785 writes it, text is well-formed Unicode in NFC.
 *
 * @param input - JSON text, or a value that was parsed already. Of a value nothing is called: what it holds is copied
 * once, and only plain data are taken.
 * @throws {ElicenseError} DOCUMENT_TOO_LARGE, DOCUMENT_TOO_DEEP, DOCUMENT_NOT_JSON, DOCUMENT_NAME_REPEATED,
 * DOCUMENT_NAME_FORM, DOCUMENT_NUMBER_FORM, DOCUMENT_TEXT_FORM or DOCUMENT_NOT_PLAIN.
 */
export function readJson(input: unknown): JsonValue {
  if (typeof input !== "string") return readPlain(input);
  if (input.length > maxDocumentLength) throw tooLarge();
  const { value, members } = readText(input);
  const reading = { steps: [], entriesOf: Object.entries, left: maxDocumentLength, members: 0 };
  const copy = read(value, reading);
  if (reading.members !== members) throw new ElicenseError(DOCUMENT_NAME_REPEATED);
  return copy;
}

function readPlain(input: unknown): JsonValue {
  const reading = { steps: [], entriesOf: plainEntries, left: maxDocumentLength, members: 0 };
  try {
    return read(input, reading);
  } catch (error) {
    if (error instanceof ElicenseError) throw error;
    // A Proxy's trap may throw anything.
    throw fault(DOCUMENT_NOT_PLAIN, reading);
  }
}

function read(value: unknown, reading: Reading): JsonValue {
  spend(1, reading);
  if (value === null || typeof value === "boolean") return value;
  if (typeof value === "string") return readString(value, reading);
  if (typeof value === "number") {
    if (!isExact(value)) throw new ElicenseError(DOCUMENT_NUMBER_FORM);
    return value;
  }
  if (typeof value !== "object") throw fault(DOCUMENT_NOT_PLAIN, reading);
  if (reading.steps.length >= maxDocumentDepth) {
    throw new ElicenseError(DOCUMENT_TOO_DEEP, { maximum: maxDocumentDepth });
  }
  return Array.isArray(value) ? readArray(value, reading) : readObject(value, reading);
}

function readArray(value: readonly unknown[], reading: Reading): JsonValue {
  spend(value.length, reading);
  const entries = reading.entriesOf(value);
  if (entries?.length !== value.length) throw fault(DOCUMENT_NOT_PLAIN, reading);
  return entries.map(([index, item], position) => {
    if (index !== String(position)) throw fault(DOCUMENT_NOT_PLAIN, reading);
    return readBelow(index, item, reading);
  });
}

function readObject(value: object, reading: Reading): JsonValue {
  const entries = reading.entriesOf(value);
  if (entries === undefined) throw fault(DOCUMENT_NOT_PLAIN, reading);
  const copy: Record<string, JsonValue> = {};
  for (const [name, item] of entries) {
    if (name === "__proto__" || name.length > maxNameLength || isPlace(name)) throw fault(DOCUMENT_NAME_FORM, reading);
    readString(name, reading);
    copy[name] = readBelow(name, item, reading);
  }
  reading.members += entries.length;
  return copy;
}

/** Whether a name is what a list calls its items: by the paths of the two, one would pass for the other. */
function isPlace(name: string): boolean {
  return /^(?:0|[1-9][0-9]*)$/.test(name);
}

function readBelow(name: string, value: unknown, reading: Reading): JsonValue {
  reading.steps.push(name);
  const copy = read(value, reading);
  reading.steps.pop();
  return copy;
}

function readString(value: string, reading: Reading): string {
  spend(value.length, reading);
  // Most texts are ASCII, which is in NFC.
  if (!isAscii(value) && !(value.isWellFormed() && compose(value) === value)) {
    throw fault(DOCUMENT_TEXT_FORM, reading);
  }
  return value;
}

/**
 * Text in Unicode's composed form (NFC), so that what looks the same is the same; `undefined` for one with more marks on
 * a letter than Unicode's stream-safe text has (UAX #15): they are put in order in quadratic time.
 */
export function compose(text: string): string | undefined {
  return /\p{M}{31}/u.test(text) ? undefined : text.normalize("NFC");
}

function isAscii(value: string): boolean {
  return /^[\0-\x7f]*$/.test(value);
}

/** A number that every reader of JSON reads as the same; a negative zero would be written as zero. */
function isExact(value: number): boolean {
  return Number.isFinite(value) && !(Number.isInteger(value) && !Number.isSafeInteger(value)) && !Object.is(value, -0);
}

/** The members of plain data; `undefined` of anything else. Getters are not called. */
function plainEntries(value: object): readonly (readonly [string, unknown])[] | undefined {
  const prototype: unknown = Object.getPrototypeOf(value);
  const isArray = Array.isArray(value);
  // The prototype of plain objects of whatever realm has no prototype itself.
  if (!isArray && prototype !== null && Object.getPrototypeOf(prototype) !== null) return undefined;
  const entries: [string, unknown][] = [];
  for (const name of Reflect.ownKeys(value)) {
    if (isArray && name === "length") continue;
    const member = Object.getOwnPropertyDescriptor(value, name);
    if (typeof name !== "string" || member?.enumerable !== true || !("value" in member)) return undefined;
    entries.push([name, member.value]);
  }
  return entries;
}

function spend(characters: number, reading: Reading): void {
  reading.left -= characters;
  if (reading.left < 0) throw tooLarge();
}

function tooLarge(): ElicenseError {
  return new ElicenseError(DOCUMENT_TOO_LARGE, { maximum: maxDocumentLength });
}

function fault(
  entry: ErrorEntry<"DOCUMENT_NOT_PLAIN" | "DOCUMENT_NAME_FORM" | "DOCUMENT_TEXT_FORM">,
  { steps }: Reading,
): ElicenseError {
  return new ElicenseError(entry, { path: steps.map((step) => `/${escapePointer(step)}`).join("") });
}
