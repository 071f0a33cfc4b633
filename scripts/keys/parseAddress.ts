import { getAddress, isHexString, ZeroAddress } from "ethers";

import { CommandError } from "../commands/support/CommandError.js";
import { exitCodes } from "../exit.js";

/**
 * Reads an account's address as a person typed it. One letter wrong among capitals and small ones breaks the checksum
 * (ERC-55), and is refused: nothing is put right by guessing.
 *
 * @returns The address with its checksum; what has small letters alone has none to be checked.
 * @throws {CommandError} KEY_ADDRESS_FORM or KEY_ADDRESS_CHECKSUM.
 */
export function parseAddress(text: string): string {
  if (!isHexString(text, 20) || text === ZeroAddress) {
    throw new CommandError("key.addressForm", exitCodes.usage);
  }
  try {
    return getAddress(text);
  } catch {
    throw new CommandError("key.addressChecksum", exitCodes.usage, { address: text });
  }
}

/** Whether a text is meant for an address, be it a right one or not. */
export function looksLikeAddress(text: string): boolean {
  return /^0x/i.test(text);
}

/**
 * Refuses what is, or may be, a private key where a name or an address belongs, and does not repeat it.
 *
 * @throws {CommandError} KEY_SECRET_SHOWN.
 */
export function refuseSecret(text: string): void {
  if (/^(?:0x)?[\da-f]{48,}$/i.test(text)) throw new CommandError("key.secretShown", exitCodes.usage);
}
