import { keccak256 } from "#keccak256";

/**
 * Builds the Merkle tree of a document's leaves as OpenZeppelin's standard tree does: leaves in ascending order from the
 * end, each node the hash of its two children in ascending order. So the order in which leaves are given does not matter.
 *
 * @param leaves - Hashes, 32 bytes each; at least one.
 * @returns The nodes, the root first; the children of node i are 2i + 1 and 2i + 2.
 */
export function treeOf(leaves: readonly Uint8Array[]): readonly Uint8Array[] {
  const nodes = new Array<Uint8Array>(2 * leaves.length - 1);
  leaves.toSorted(compareBytes).forEach((leaf, index) => (nodes[nodes.length - 1 - index] = leaf));
  for (let index = leaves.length - 2; index >= 0; index -= 1) {
    nodes[index] = hashPair(nodes[2 * index + 1] as Uint8Array, nodes[2 * index + 2] as Uint8Array);
  }
  return nodes;
}

/**
 * Lists the siblings from a leaf up to the root, as OpenZeppelin's `MerkleProof` takes them.
 *
 * @param leaf - A leaf of the tree.
 */
export function siblingsOf(nodes: readonly Uint8Array[], leaf: Uint8Array): readonly Uint8Array[] {
  const siblings: Uint8Array[] = [];
  let index = nodes.findLastIndex((node) => compareBytes(node, leaf) === 0);
  for (; index > 0; index = (index - 1) >> 1)
    siblings.push(nodes[index % 2 === 0 ? index - 1 : index + 1] as Uint8Array);
  return siblings;
}

function hashPair(one: Uint8Array, other: Uint8Array): Uint8Array {
  const pair = new Uint8Array(64);
  const ascending = compareBytes(one, other) <= 0;
  pair.set(ascending ? one : other);
  pair.set(ascending ? other : one, 32);
  return keccak256(pair);
}

function compareBytes(one: Uint8Array, other: Uint8Array): number {
  for (let index = 0; index < one.length; index += 1) {
    const difference = (one[index] as number) - (other[index] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}
