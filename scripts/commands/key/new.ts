import type { Command } from "commander";
import { Wallet } from "ethers";

import { loadConfig } from "../../config.js";
import { encryptKey } from "../../keys/encryptKey.js";
import { addKeyFile, requireNewName } from "../../keys/keystore.js";
import { parseKeyName } from "../../keys/parseKeyName.js";
import { readNewPassword } from "../../secrets/readNewPassword.js";
import type { CommandResult, Definition, Invocation } from "../support/Command.js";
import { addSecretOptions, secretIn } from "../support/secretOptions.js";
import { storedKey } from "./storedKey.js";

/** Defines `key new <name>`. */
export function defineKeyNew(command: Command, { text, perform }: Definition): void {
  command.description(text("key.new")).argument("<name>", text("key.name"));
  addSecretOptions(command, "password", text).action((name: string, options: object) =>
    perform((invocation) => makeKey(name, options, invocation)),
  );
}

async function makeKey(given: string, options: object, invocation: Invocation): Promise<CommandResult> {
  const name = parseKeyName(given);
  const { keystore } = loadConfig({ say: () => undefined });
  await requireNewName(keystore, name);
  const password = await readNewPassword(secretIn(options, "password"), "password", invocation);
  const { privateKey } = Wallet.createRandom();
  const key = await addKeyFile(keystore, name, await encryptKey(privateKey, password, invocation));
  return storedKey(key, "key.made", invocation);
}
