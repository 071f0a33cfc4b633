import canonicalize from "canonicalize";

import { DOCUMENT_NOT_JSON } from "../errors/catalogue/documents.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import type { JsonValue } from "./json.js";

/**
 * Writes a value in canonical JSON (RFC 8785, JCS).
 *
 * @param value - Any JSON value.
 * @throws {ElicenseError} DOCUMENT_NOT_JSON for what JSON has no form for.
 */
export function canonicalJson(value: JsonValue): string {
  // What RFC 8785 asks of a text is what JSON.stringify does, and most values are texts.
  const text = typeof value === "string" && value.isWellFormed() ? JSON.stringify(value) : write(value);
  if (text === undefined) throw new ElicenseError(DOCUMENT_NOT_JSON);
  return text;
}

function write(value: JsonValue): string | undefined {
  try {
    return canonicalize(value);
  } catch {
    // Half a surrogate pair or a number that is none; the message may quote it.
    return undefined;
  }
}
