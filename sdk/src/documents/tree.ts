import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";

import type { Content } from "./Document.js";
import type { JsonValue } from "./json.js";
import { leafOf, listValues } from "./leaves.js";

/**
 * Builds the Merkle tree of a document's leaves. The order of the leaves does not matter: the tree sorts them.
 *
 * @param leaves - Hashes, 32 bytes in hexadecimal each; at least one.
 */
export function treeOf(leaves: readonly string[]): SimpleMerkleTree {
  return SimpleMerkleTree.of([...leaves]);
}

/**
 * Hashes the disclosed values of a content into leaves.
 *
 * @param salts - Salt of each value, by its path.
 * @returns The leaves, or the path of the first value that has no salt.
 */
export function leavesOf(
  content: Content,
  salts: Readonly<Record<string, string>>,
): { readonly leaves: readonly string[] } | { readonly unsalted: string } {
  const leaves: string[] = [];
  for (const value of listValues(content as unknown as JsonValue)) {
    // A subject that is hidden whole stands empty in its place.
    if (value.path === "/credentialSubject") continue;
    const salt = Object.hasOwn(salts, value.path) ? salts[value.path] : undefined;
    if (salt === undefined) return { unsalted: value.path };
    leaves.push(leafOf(value, salt));
  }
  return { leaves };
}
