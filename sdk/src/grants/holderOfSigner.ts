import { dataLength, dataSlice, getAddress, isHexString, keccak256 } from "ethers";

import { GRANT_FORM } from "../errors/catalogue/grants.js";
import { ElicenseError } from "../errors/ElicenseError.js";

/**
 * Gives the account that stands for a signer (ERC-7913), for a license to be bound to: the account itself where the
 * signer is one, else the low 160 bits of keccak256(signer). Equal to `Holder.accountOf`.
 *
 * @param signer - In hexadecimal: an account, 20 bytes, or a verifier's account and a key, as of a passkey.
 * @returns Address with its checksum.
 * @throws {ElicenseError} GRANT_FORM where it is shorter than an account.
 * @example
 * holderOfSigner(concat([webAuthnVerifier, x, y])); // the account to issue or rebind the license to
 */
export function holderOfSigner(signer: string): string {
  if (!isHexString(signer, true) || dataLength(signer) < 20) throw new ElicenseError(GRANT_FORM, { field: "signer" });
  return getAddress(dataLength(signer) === 20 ? signer.toLowerCase() : dataSlice(keccak256(signer), 12));
}
