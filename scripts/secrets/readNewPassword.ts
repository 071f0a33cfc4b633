import type { Invocation } from "../commands/support/Command.js";
import { CommandError } from "../commands/support/CommandError.js";
import { exitCodes } from "../exit.js";
import type { Terminal } from "./promptLine.js";
import { readSecret, type SecretSource } from "./readSecret.js";

/** Fewest characters of a password: whoever copies the file may guess for ever. */
const fewest = 12;

/**
 * Reads a password that is to protect a key; a person types it twice.
 *
 * @param option - Name of the options, `password` or `new-password`.
 * @throws {CommandError} As `readSecret`; PASSWORD_SHORT or PASSWORD_DIFFERS.
 */
export async function readNewPassword(
  source: SecretSource,
  option: string,
  { text }: Pick<Invocation, "text">,
  terminal?: Terminal,
): Promise<string> {
  const asked = source.fd === undefined && source.file === undefined;
  const password = await readSecret({ ...source, option, question: text("password.new", { fewest }) }, terminal);
  if ([...password].length < fewest) throw new CommandError("password.short", exitCodes.usage, { fewest });
  if (!asked) return password;
  const again = await readSecret({ option, question: text("password.again") }, terminal);
  if (again !== password) throw new CommandError("password.differs", exitCodes.usage);
  return password;
}
