import type { Command } from "commander";

import type { AdministerOptions } from "../administer/carryOut.js";
import type { Definition } from "../support/Command.js";

/** Options of a command about a license type. */
export interface TypeOptions extends AdministerOptions {
  readonly type: string;
}

/** Adds `--type` and `--dry-run`. */
export function addTypeOptions(command: Command, text: Definition["text"]): Command {
  return command.requiredOption("--type <type>", text("catalog.type")).option("--dry-run", text("administer.dryRun"));
}
