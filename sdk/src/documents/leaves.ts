import { keccak_256 } from "@noble/hashes/sha3.js";
import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";

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
  return keccak_256(hashValue(value, salt));
}

/**
 * The first of a leaf's two hashes, by which a document stands for a value that it hides. The leaf itself would not do:
 * nothing would tell it from a node above two leaves, by which two hidden values would pass for one.
 */
export function hashValue({ path, value }: PathValue, salt: Uint8Array): Uint8Array {
  return keccak_256(encodeField(path, salt, value));
}

/** The leaf of a hidden value. */
export function leafOfHidden(hidden: string): Uint8Array {
  return keccak_256(fromHex(hidden));
}

const word = 32;
const utf8 = new TextEncoder();

/** `abi.encode(string, bytes32, string)`, by the ABI's specification: three words, then each text with its length. */
function encodeField(path: string, salt: Uint8Array, value: string): Uint8Array {
  const pathBytes = utf8.encode(path);
  const valueBytes = utf8.encode(value);
  const pathAt = 3 * word;
  const valueAt = pathAt + word + padded(pathBytes.length);
  const encoded = new Uint8Array(valueAt + word + padded(valueBytes.length));
  const words = new DataView(encoded.buffer);
  words.setUint32(word - 4, pathAt);
  encoded.set(salt, word);
  words.setUint32(3 * word - 4, valueAt);
  words.setUint32(pathAt + word - 4, pathBytes.length);
  encoded.set(pathBytes, pathAt + word);
  words.setUint32(valueAt + word - 4, valueBytes.length);
  encoded.set(valueBytes, valueAt + word);
  return encoded;
}

function padded(length: number): number {
  return Math.ceil(length / word) * word;
}

/** Bytes in hexadecimal, with 0x. */
export function toHex(bytes: Uint8Array): string {
  return `0x${bytesToHex(bytes)}`;
}

/** Bytes of a text in hexadecimal, with 0x. */
export function fromHex(text: string): Uint8Array {
  return hexToBytes(text.slice(2));
}

/** A name as a step of a JSON Pointer (RFC 6901). */
export function escapePointer(name: string): string {
  return /[~/]/.test(name) ? name.replaceAll("~", "~0").replaceAll("/", "~1") : name;
}
