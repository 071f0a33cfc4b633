import { getAddress, isAddress } from "ethers";

import { exitCodes } from "../../exit.js";
import { CommandError } from "./CommandError.js";

/**
 * Reads a signer's address from the command line.
 *
 * @throws {CommandError} USAGE_SIGNER.
 */
export function parseSigner(text: string): string {
  if (text.startsWith("0x") && isAddress(text)) return getAddress(text);
  throw new CommandError("usage.signer", exitCodes.usage);
}
