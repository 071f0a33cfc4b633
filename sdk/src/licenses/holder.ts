import { ZeroAddress } from "ethers";

import { requireAccount } from "../account.js";

/**
 * Turns a holder into the contracts' form.
 *
 * @param holder - The holder's account; `null` for the custody of the issuing authority.
 * @param field - Name of the field, for the error.
 * @throws {ElicenseError} ADDRESS_FORM for what is no account's address. The zero address is none: whoever means
 * custody says so.
 */
export function toHolderArgument(holder: string | null, field = "holder"): string {
  return holder === null ? ZeroAddress : requireAccount(holder, field);
}

/** Turns the contracts' form of a holder into the SDK's. */
export function fromHolderArgument(holder: string): string | null {
  return holder === ZeroAddress ? null : holder;
}
