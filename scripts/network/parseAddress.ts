import { getAddress, isAddress } from "ethers";

import { CommandError } from "../commands/support/CommandError.js";
import { exitCodes } from "../exit.js";

/**
 * Reads an option's address.
 *
 * @returns It, with its checksum.
 * @throws {CommandError} NETWORK_ADDRESS.
 */
export function parseAddress(option: string, value: string): string {
  if (!isAddress(value)) throw new CommandError("network.address", exitCodes.usage, { option });
  return getAddress(value);
}
