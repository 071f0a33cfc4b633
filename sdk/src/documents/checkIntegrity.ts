import type { LicenseDocument } from "./Document.js";
import { contentOf } from "./parseDocument.js";
import { leavesOf, treeOf } from "./tree.js";

/** What is wrong with a document's integrity: a value without its salt, or a root that its values do not give. */
export type IntegrityFault = { readonly unsalted: string } | { readonly root: string };

/**
 * Recomputes a document's Merkle root from its disclosed values and the leaves of its hidden ones.
 *
 * @returns The fault, or `undefined` where the values are those that the root commits to.
 */
export function integrityFault(document: LicenseDocument): IntegrityFault | undefined {
  const { salts, hidden, issuance } = document.proof;
  const hashed = leavesOf(contentOf(document), salts);
  if ("unsalted" in hashed) return hashed;
  const { root } = treeOf([...hashed.leaves, ...hidden]);
  return root === issuance.root ? undefined : { root };
}
