import { exitCodes } from "../../exit.js";
import { CommandError } from "../support/CommandError.js";

/**
 * Reads a verifier's challenge: 32 bytes, none of which says anything.
 *
 * @returns 0x and 64 hexadecimal digits, in small letters.
 * @throws {CommandError} USAGE_CHALLENGE.
 */
export function parseChallenge(text: string): string {
  if (!/^0x[\da-f]{64}$/i.test(text)) throw new CommandError("usage.challenge", exitCodes.usage);
  return text.toLowerCase();
}
