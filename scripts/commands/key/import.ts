import type { Command } from "commander";
import { computeAddress } from "ethers";

import { isPrivateKey, loadConfig } from "../../config.js";
import { exitCodes } from "../../exit.js";
import { encryptKey } from "../../keys/encryptKey.js";
import { addKeyFile, findKey, requireNewName } from "../../keys/keystore.js";
import { parseKeyName } from "../../keys/parseKeyName.js";
import { readNewPassword } from "../../secrets/readNewPassword.js";
import { readSecret } from "../../secrets/readSecret.js";
import type { CommandResult, Definition, Invocation } from "../support/Command.js";
import { CommandError } from "../support/CommandError.js";
import { addSecretOptions, secretIn } from "../support/secretOptions.js";
import { storedKey } from "./storedKey.js";

/** Defines `key import <name>`. */
export function defineKeyImport(command: Command, { text, perform }: Definition): void {
  command.description(text("key.import")).argument("<name>", text("key.name"));
  addSecretOptions(addSecretOptions(command, "private-key", text), "password", text).action(
    (name: string, options: object) => perform((invocation) => importKey(name, options, invocation)),
  );
}

async function importKey(given: string, options: object, invocation: Invocation): Promise<CommandResult> {
  const name = parseKeyName(given);
  const { keystore } = loadConfig({ say: () => undefined });
  await requireNewName(keystore, name);
  const privateKey = await readPrivateKey(options, invocation);
  const known = await findKey(keystore, computeAddress(privateKey));
  if (known !== undefined) {
    throw new CommandError("key.known", exitCodes.refused, { address: known.address, name: known.name });
  }
  const password = await readNewPassword(secretIn(options, "password"), "password", invocation);
  const key = await addKeyFile(keystore, name, await encryptKey(privateKey, password, invocation));
  return storedKey(key, "key.imported", invocation);
}

/** Reads the private key, with 0x or without. What is none is not repeated. */
async function readPrivateKey(options: object, { text }: Invocation): Promise<string> {
  const question = text("key.privateKeyAsked");
  const typed = await readSecret({ ...secretIn(options, "private-key"), question, option: "private-key" });
  const privateKey = `0x${typed.trim().replace(/^0x/i, "")}`;
  if (!isPrivateKey(privateKey)) throw new CommandError("key.privateKeyForm", exitCodes.usage);
  return privateKey;
}
