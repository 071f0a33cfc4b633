import { id } from "ethers";

/** The first 128 bits of keccak256("elicense.custody"), with 0x. Equal to `PREFIX` in `contracts/libraries/Custody.sol`. */
const prefix = id("elicense.custody").slice(0, 34);

/** Tells whether an account is some authority's custody address, for which nobody has a key. */
export function isCustody(account: string): boolean {
  return account.toLowerCase().startsWith(prefix);
}
