/**
 * Regions as the chain has them: division codes by their numbers. It knows the form alone, and so may have codes that are
 * nowhere's. Equal to `contracts/types/Region.sol`.
 */

/** The six digits of a region. */
export function regionOf(number: bigint): string {
  return String(number).padStart(6, "0");
}

/** Whether a region covers another, or is the same. */
export function covers(outer: string, inner: string): boolean {
  return outer === "100000" || inner.startsWith(outer.replace(/(00){1,2}$/, ""));
}
