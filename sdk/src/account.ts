import { isAddress, ZeroAddress } from "ethers";

import { ADDRESS_FORM } from "./errors/catalogue/client.js";
import { ElicenseError } from "./errors/ElicenseError.js";

/**
 * Refuses what is no account's address; the zero address is none.
 *
 * @param field - Name of the field, for the error.
 * @throws {ElicenseError} ADDRESS_FORM.
 */
export function requireAccount(account: string, field: string): string {
  if (!account.startsWith("0x") || !isAddress(account) || account === ZeroAddress) {
    throw new ElicenseError(ADDRESS_FORM, { field });
  }
  return account;
}
