import type { Command } from "commander";

import type { AdministerOptions } from "../administer/carryOut.js";
import type { Definition } from "../support/Command.js";

/** Options of a command that an administering key carries out, or governance. */
export interface EitherOptions extends AdministerOptions {
  readonly byGovernance?: true;
}

/** Adds `--by-governance` and `--dry-run`. */
export function addEitherOptions(command: Command, text: Definition["text"]): Command {
  return command
    .option("--by-governance", text("administer.byGovernance"))
    .option("--dry-run", text("administer.dryRun"));
}
