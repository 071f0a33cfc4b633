import { toHex } from "../hashing/hex.js";
import { commitmentOf } from "./commitment.js";
import type { LicenseDocument } from "./Document.js";
import { treeOf } from "./tree.js";

/**
 * What is wrong with a document's integrity: a value without its salt, a salt without its value, or a root that its
 * values do not give.
 */
export type IntegrityFault = { readonly unsalted: string } | { readonly unused: string } | { readonly root: string };

/**
 * Recomputes a document's Merkle root from its disclosed values and the leaves of its hidden ones.
 *
 * @param document - A document that {@link parseDocument} gave.
 * @returns The fault, or `undefined` where the values are those that the root commits to.
 */
export function integrityFault(document: LicenseDocument): IntegrityFault | undefined {
  const commitment = commitmentOf(document);
  if (!("leaves" in commitment)) return commitment;
  const root = toHex(treeOf(commitment.leaves)[0] as Uint8Array);
  return root === document.proof.issuance.root ? undefined : { root };
}
