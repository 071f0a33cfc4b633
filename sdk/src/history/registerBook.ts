import { concat, isHexString, keccak256, toBeHex } from "ethers";

import { RECORD_FORM } from "../errors/catalogue/client.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import type { LicenseId } from "../licenses/licenseId.js";
import type { BookFault } from "./Book.js";

/** Count and head of an authority's register, as the state has them. */
export interface RegisterHead {
  readonly count: number;
  /** 192 bits. */
  readonly head: bigint;
}

/**
 * Gives the hash that links an entry to what comes before it. Equal to `link` in `contracts/libraries/HashChain.sol`.
 *
 * @param head - Head before it; 0 for the first entry.
 * @param entry - 32 bytes in hexadecimal.
 * @throws {ElicenseError} RECORD_FORM for an entry that is none.
 */
export function chainLink(head: bigint, entry: string): bigint {
  if (!isHexString(entry, 32)) throw new ElicenseError(RECORD_FORM, { field: "entry" });
  return BigInt(keccak256(concat([toBeHex(head, 32), entry])));
}

/**
 * Gives the head of a register after a license. Equal to `registerHead` in `contracts/libraries/HashChain.sol`.
 *
 * @param head - Head before it; 0 for the first license.
 */
export function registerHead(head: bigint, id: LicenseId): bigint {
  return chainLink(head, id) >> 64n;
}

/**
 * Proves that licenses are an authority's whole register.
 *
 * @param ids - In the order of their issue.
 * @param register - Count and head in the state.
 * @returns The fault, or `undefined` where they are.
 */
export function registerFault(ids: readonly LicenseId[], { count, head }: RegisterHead): BookFault | undefined {
  if (ids.length !== count) return { kind: "length", expected: count, actual: ids.length };
  return ids.reduce(registerHead, 0n) === head ? undefined : { kind: "head" };
}
