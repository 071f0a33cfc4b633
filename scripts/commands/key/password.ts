import type { Command } from "commander";

import { loadConfig } from "../../config.js";
import { decryptKey, encryptKey } from "../../keys/encryptKey.js";
import { replaceKeyFile, requireKey } from "../../keys/keystore.js";
import { readNewPassword } from "../../secrets/readNewPassword.js";
import { readSecret } from "../../secrets/readSecret.js";
import type { CommandResult, Definition, Invocation } from "../support/Command.js";
import { addSecretOptions, secretIn } from "../support/secretOptions.js";
import { storedKey } from "./storedKey.js";

/** Defines `key password <key>`. */
export function defineKeyPassword(command: Command, { text, perform }: Definition): void {
  command.description(text("key.password")).argument("<key>", text("key.argument"));
  addSecretOptions(addSecretOptions(command, "password", text), "new-password", text).action(
    (wanted: string, options: object) => perform((invocation) => changePassword(wanted, options, invocation)),
  );
}

async function changePassword(wanted: string, options: object, invocation: Invocation): Promise<CommandResult> {
  const { keystore } = loadConfig({ say: () => undefined });
  const key = await requireKey(keystore, wanted);
  const question = invocation.text("password.of", { name: key.name });
  const old = await readSecret({ ...secretIn(options, "password"), question, option: "password" });
  const { privateKey } = await decryptKey(key, old, invocation);
  const password = await readNewPassword(secretIn(options, "new-password"), "new-password", invocation);
  await replaceKeyFile(keystore, key, await encryptKey(privateKey, password, invocation));
  return storedKey(key, "key.passwordChanged", invocation);
}
