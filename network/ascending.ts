/** Addresses in the order of the numbers that they are, as headers and the multi-signature account have them. */
export function ascending(addresses: Iterable<string>): readonly string[] {
  return [...addresses].sort((one, other) => (BigInt(one) < BigInt(other) ? -1 : 1));
}
