import { getAddress } from "ethers";

/**
 * Sorts addresses by the numbers that they are, as headers of blocks, manifests and the consortium's account have them.
 *
 * @returns The addresses with their checksums, the lowest first.
 * @example
 * const given = ["0xFFcf8FDEE72ac11b5c542428B35EEF5769C409f0", "0x90F8bf6A479f320ead074411a4B0e7944Ea8c9C1"];
 * ascending(given)[0]; // "0x90F8bf6A479f320ead074411a4B0e7944Ea8c9C1"
 */
export function ascending(addresses: Iterable<string>): readonly string[] {
  return [...addresses]
    .map((address) => address.toLowerCase())
    .sort()
    .map(getAddress);
}
