import { AbiCoder, keccak256 } from "ethers";

import { canonicalJson } from "./canonical.js";
import { isJsonObject, type JsonValue } from "./json.js";

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
  if (value === null) return [];
  const entries = Array.isArray(value)
    ? value.map((item: JsonValue, index) => [String(index), item] as const)
    : isJsonObject(value)
      ? Object.entries(value)
      : [];
  if (entries.length === 0) return [{ path, value: canonicalJson(value) }];
  return entries.flatMap(([name, item]) => listValues(item, `${path}/${escapePointer(name)}`));
}

/**
 * Hashes a value into a leaf. Equal to `leafOf` in `contracts/types/Field.sol`, and to a leaf of OpenZeppelin's
 * standard tree over `["string", "bytes32", "string"]`.
 *
 * @param salt - 32 bytes in hexadecimal.
 */
export function leafOf({ path, value }: PathValue, salt: string): string {
  const encoded = AbiCoder.defaultAbiCoder().encode(["string", "bytes32", "string"], [path, salt, value]);
  return keccak256(keccak256(encoded));
}

/** A name as a step of a JSON Pointer (RFC 6901). */
export function escapePointer(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
