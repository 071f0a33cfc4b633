import { isAddress, ZeroAddress } from "ethers";

import { ElicenseError } from "../errors/ElicenseError.js";

/**
 * Turns a holder into the contracts' form.
 *
 * @param holder - The holder's account; `null` for the custody of the issuing authority.
 * @param field - Name of the field, for the error.
 * @throws {ElicenseError} ADDRESS_FORM for what is no account's address. The zero address is none: whoever means custody
 * says so.
 */
export function toHolderArgument(holder: string | null, field = "holder"): string {
  if (holder === null) return ZeroAddress;
  if (!holder.startsWith("0x") || !isAddress(holder) || holder === ZeroAddress) {
    throw new ElicenseError("ADDRESS_FORM", { field });
  }
  return holder;
}

/** Turns the contracts' form of a holder into the SDK's. */
export function fromHolderArgument(holder: string): string | null {
  return holder === ZeroAddress ? null : holder;
}
