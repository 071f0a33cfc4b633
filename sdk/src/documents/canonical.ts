import canonicalize from "canonicalize";

import type { JsonValue } from "./json.js";

/**
 * Writes a value in canonical JSON (RFC 8785, JCS).
 *
 * @param value - Any JSON value.
 */
export function canonicalJson(value: JsonValue): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError("not a JSON value");
  return text;
}
