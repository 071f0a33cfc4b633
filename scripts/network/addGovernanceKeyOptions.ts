import type { Command } from "commander";

import type { Definition } from "../commands/support/Command.js";
import { addSecretOptions } from "../commands/support/secretOptions.js";

/** Adds the options that say with which key a card's governance signer signs it, and where its password comes from. */
export function addGovernanceKeyOptions(command: Command, text: Definition["text"]): Command {
  return addSecretOptions(command.option("--key <key>", text("network.governanceKey")), "password", text);
}
