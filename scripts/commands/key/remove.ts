import type { Command } from "commander";

import { loadConfig } from "../../config.js";
import { exitCodes } from "../../exit.js";
import { removeKeyFile, requireKey } from "../../keys/keystore.js";
import { promptLine } from "../../secrets/promptLine.js";
import type { CommandResult, Definition, Invocation } from "../support/Command.js";
import { CommandError } from "../support/CommandError.js";
import { storedKey } from "./storedKey.js";

interface RemoveOptions {
  readonly yes?: true;
}

/** Defines `key remove <key>`. */
export function defineKeyRemove(command: Command, { text, perform }: Definition): void {
  command
    .description(text("key.remove"))
    .argument("<key>", text("key.argument"))
    .option("--yes", text("key.yes"))
    .action((wanted: string, options: RemoveOptions) =>
      perform((invocation) => removeKey(wanted, options, invocation)),
    );
}

async function removeKey(wanted: string, { yes }: RemoveOptions, invocation: Invocation): Promise<CommandResult> {
  const { text } = invocation;
  const { keystore } = loadConfig({ say: () => undefined });
  const key = await requireKey(keystore, wanted);
  const { name, address } = key;
  if (yes !== true) {
    const question = text("key.removeAsked", { name, address });
    const typed = await promptLine({ question, hidden: false, options: "--yes" });
    if (typed.normalize("NFC") !== name) throw new CommandError("key.kept", exitCodes.refused, { name });
  }
  await removeKeyFile(keystore, key);
  return storedKey(key, "key.removed", invocation);
}
