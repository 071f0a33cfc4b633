import { canonicalJson, type JsonValue } from "@elicense/sdk";
import { id } from "ethers";

/**
 * Hashes an ABI such that neither the order of its entries nor the way in which it is written matters.
 *
 * @param abi - The ABI, as the compiler wrote it.
 * @returns keccak256 of the canonical form, which the manifest's `abiHash` describes.
 */
export function abiHash(abi: readonly unknown[]): string {
  const entries = abi.map((entry) => canonicalJson(entry as JsonValue)).sort();
  return id(`[${entries.join(",")}]`);
}
