import { ElicenseError } from "../errors/ElicenseError.js";
import type { LicenseDocument } from "./Document.js";
import type { JsonValue } from "./json.js";
import { leafOf, listValues } from "./leaves.js";
import { contentOf } from "./parseDocument.js";
import { leavesOf, treeOf } from "./tree.js";

/** What `verifyField` of the license registry takes to check one value of a document. */
export interface FieldProof {
  readonly field: { readonly path: string; readonly salt: string; readonly value: string };
  /** Sibling hashes from the value's leaf up to the root. */
  readonly proof: readonly string[];
}

/**
 * Proves one value of a document, for a contract to check.
 *
 * @param path - JSON Pointer to a disclosed value.
 * @throws {ElicenseError} DISCLOSE_UNKNOWN_PATH where the document shows no value at the path.
 * @example
 * const { field, proof } = proveField(document, "/credentialSubject/practiceNo");
 */
export function proveField(document: LicenseDocument, path: string): FieldProof {
  const { salts, hidden } = document.proof;
  const content = contentOf(document);
  const value = listValues(content as unknown as JsonValue).find((entry) => entry.path === path);
  const salt = Object.hasOwn(salts, path) ? salts[path] : undefined;
  const hashed = leavesOf(content, salts);
  if (value === undefined || salt === undefined || "unsalted" in hashed) {
    throw new ElicenseError("DISCLOSE_UNKNOWN_PATH", { path });
  }
  const tree = treeOf([...hashed.leaves, ...hidden]);
  return { field: { path, salt, value: value.value }, proof: tree.getProof(leafOf(value, salt)) };
}
