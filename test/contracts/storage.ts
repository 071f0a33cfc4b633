import type { NetworkConnection } from "hardhat/types/network";

import layouts from "../snapshots/storage-layout.json" with { type: "json" };

/**
 * Rewrites the word of a mapping in a registry's state: for what only a very long life would bring about.
 *
 * @param registry - The registry, by its name in the layout.
 * @param variable - The mapping.
 * @param key - Its key, 32 bytes in hexadecimal.
 * @param change - The new word, from the old one.
 */
export async function rewriteWord(
  { ethers, networkHelpers }: NetworkConnection,
  registry: { readonly name: keyof typeof layouts; readonly address: string },
  variable: string,
  key: string,
  change: (word: bigint) => bigint,
): Promise<void> {
  const entry = layouts[registry.name].storage.find(({ label }) => label === variable);
  if (entry === undefined) throw new RangeError(`${registry.name} has no ${variable}`);
  const place = ethers.solidityPackedKeccak256(["bytes32", "uint256"], [key, entry.slot]);
  const word = change(BigInt(await networkHelpers.getStorageAt(registry.address, place)));
  await networkHelpers.setStorageAt(registry.address, place, ethers.toBeHex(word, 32));
}
