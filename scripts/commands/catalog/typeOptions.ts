import type { Command } from "commander";

import type { AdministerOptions } from "../administer/carryOut.js";
import type { Definition } from "../support/Command.js";
import { addTogetherOptions } from "../proposal/togetherOptions.js";

/** Options of a command about a license type. */
export interface TypeOptions extends AdministerOptions {
  readonly type: string;
}

/** Adds `--type`, `--dry-run`, and how it is brought before a consortium. */
export function addTypeOptions(command: Command, text: Definition["text"]): Command {
  const ofType = command.requiredOption("--type <type>", text("catalog.type"));
  return addTogetherOptions(ofType.option("--dry-run", text("administer.dryRun")), text);
}
