import { keccak256 } from "#keccak256";

import { fromHex, toHex } from "../hashing/hex.js";
import { canonicalJson } from "./canonical.js";
import type { JsonObject, JsonValue } from "./json.js";

/** One value of a document and where it stands. */
export interface PathValue {
  /** JSON Pointer (RFC 6901). */
  readonly path: string;
  /** Canonical JSON (RFC 8785). */
  readonly value: string;
}

/**
 * Lists the values of a document: strings, numbers, booleans, and objects and arrays that are empty. Objects and arrays
 * that are not empty are what their values make of them. Nulls are left out: a null in an array keeps the place of a
 * value that is hidden.
 *
 * @param value - Document or part of one.
 * @param path - JSON Pointer to it.
 */
export function listValues(value: JsonValue, path = ""): readonly PathValue[] {
  const values: PathValue[] = [];
  collect(value, path, values);
  return values;
}

function collect(value: JsonValue, path: string, values: PathValue[]): void {
  if (value === null) return;
  if (typeof value !== "object") {
    values.push({ path, value: canonicalJson(value) });
    return;
  }
  const names = Object.keys(value);
  if (names.length === 0) values.push({ path, value: canonicalJson(value) });
  for (const name of names) collect((value as JsonObject)[name] as JsonValue, `${path}/${escapePointer(name)}`, values);
}

/**
 * Hashes a value into a leaf. Equal to `leafOf` in `contracts/types/Field.sol`, and to a leaf of OpenZeppelin's
 * standard tree over `["string", "bytes32", "string"]`.
 *
 * @param salt - 32 bytes in hexadecimal.
 */
export function leafOf(value: PathValue, salt: string): string {
  return toHex(hashLeaf(value, fromHex(salt)));
}

/** {@link leafOf} in bytes. */
export function hashLeaf(value: PathValue, salt: Uint8Array): Uint8Array {
  return keccak256(hashValue(value, salt));
}

/**
 * The first of a leaf's two hashes, by which a document stands for a value that it hides. The leaf itself would not do:
 * nothing would tell it from a node above two leaves, by which two hidden values would pass for one.
 */
export function hashValue({ path, value }: PathValue, salt: Uint8Array): Uint8Array {
  return keccak256(encodeField(path, salt, value));
}

/** The leaf of a hidden value. */
export function leafOfHidden(hidden: string): Uint8Array {
  return keccak256(fromHex(hidden));
}

const word = 32;
const utf8 = new TextEncoder();

/** Where each field is encoded, to be hashed at once: thousands need no memory of their own. */
let scratch = new Uint8Array(1_024);

/** `abi.encode(string, bytes32, string)`, by the ABI's specification: three words, then each text with its length. */
function encodeField(path: string, salt: Uint8Array, value: string): Uint8Array {
  // A UTF-16 unit is three bytes of UTF-8 at most.
  const longest = 7 * word + 3 * (path.length + value.length);
  if (scratch.length < longest) scratch = new Uint8Array(2 * longest);
  scratch.fill(0, 0, longest);
  const words = new DataView(scratch.buffer);
  scratch.set(salt, word);
  const valueAt = putText(words, 0, 3 * word, path);
  const end = putText(words, 2 * word, valueAt, value);
  return scratch.subarray(0, end);
}

/** Puts a text with its length at an offset, and the offset into the text's own word; gives the offset after it. */
function putText(words: DataView, ownWord: number, offset: number, text: string): number {
  const { written } = utf8.encodeInto(text, scratch.subarray(offset + word));
  words.setUint32(ownWord + word - 4, offset);
  words.setUint32(offset + word - 4, written);
  return offset + word + padded(written);
}

function padded(length: number): number {
  return Math.ceil(length / word) * word;
}

/** A name as a step of a JSON Pointer (RFC 6901). */
export function escapePointer(name: string): string {
  return /[~/]/.test(name) ? name.replaceAll("~", "~0").replaceAll("/", "~1") : name;
}
