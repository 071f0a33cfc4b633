import { keccak256 } from "#keccak256";

const ascii = new TextEncoder();

/**
 * Writes an address with the checksum in the case of its letters (EIP-55). For answers of which thousands are read:
 * ethers' `getAddress` takes longer than all the rest of one.
 *
 * @param address - In any case.
 */
export function checksumAddress(address: string): string {
  const digits = address.slice(2).toLowerCase();
  const hash = keccak256(ascii.encode(digits));
  let written = "0x";
  for (let index = 0; index < digits.length; index += 1) {
    const nibble = (hash[index >> 1] as number) >> (index % 2 === 0 ? 4 : 0);
    const digit = digits.charAt(index);
    written += (nibble & 8) === 0 ? digit : digit.toUpperCase();
  }
  return written;
}
