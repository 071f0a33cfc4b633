import { dataSlice, getAddress, id as hashOf } from "ethers";

/** How many items the batches of the comparison have. */
export const BATCH = 100;

/** Names that no other call gives: `sequence("a", 2)` is `["a 0", "a 1"]`. */
export function sequence(name: string, length: number): string[] {
  return Array.from({ length }, (_, i) => `${name} ${i}`);
}

/** An address that nobody has used yet. */
export function addressOf(name: string): string {
  return getAddress(dataSlice(hashOf(name), 12));
}
