import { DISCLOSE_UNKNOWN_PATH, DOCUMENT_SALT_MISSING, DOCUMENT_SALT_UNUSED } from "../errors/catalogue/documents.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { toHex } from "../hashing/hex.js";
import { commitmentOf } from "./commitment.js";
import type { LicenseDocument } from "./Document.js";
import { siblingsOf, treeOf } from "./tree.js";

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
 * @throws {ElicenseError} DISCLOSE_UNKNOWN_PATH where the document shows no value at the path; DOCUMENT_SALT_MISSING
 * where a value has no salt, DOCUMENT_SALT_UNUSED where a salt has no value.
 * @example
 * const { field, proof } = proveField(document, "/credentialSubject/practiceNo");
 */
export function proveField(document: LicenseDocument, path: string): FieldProof {
  const commitment = commitmentOf(document);
  if ("unsalted" in commitment) throw new ElicenseError(DOCUMENT_SALT_MISSING, { path: commitment.unsalted });
  if ("unused" in commitment) throw new ElicenseError(DOCUMENT_SALT_UNUSED, { path: commitment.unused });

  const { values, leaves } = commitment;
  const index = values.findIndex((entry) => entry.path === path);
  const value = values[index]?.value;
  const salt = document.proof.salts[path];
  if (value === undefined || salt === undefined) throw new ElicenseError(DISCLOSE_UNKNOWN_PATH, { path });
  const siblings = siblingsOf(treeOf(leaves), leaves[index] as Uint8Array);
  return { field: { path, salt, value }, proof: siblings.map(toHex) };
}
