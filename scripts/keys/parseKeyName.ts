import { CommandError } from "../commands/support/CommandError.js";
import { exitCodes } from "../exit.js";
import { looksLikeAddress, refuseSecret } from "./parseAddress.js";

/**
 * Reads the name of a key, which is its file's too: letters of any language, digits, and `.` `_` `-` within.
 *
 * @throws {CommandError} KEY_NAME_FORM or KEY_SECRET_SHOWN.
 */
export function parseKeyName(text: string): string {
  refuseSecret(text);
  const name = text.normalize("NFC");
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u.test(name) || looksLikeAddress(name)) {
    throw new CommandError("key.nameForm", exitCodes.usage, { name: text });
  }
  return name;
}
