import type { Command } from "commander";

import type { AdministerOptions } from "../administer/carryOut.js";
import type { Definition } from "../support/Command.js";
import { addTogetherOptions } from "../proposal/togetherOptions.js";

/** Options of a command that an administering key carries out, or governance. */
export interface EitherOptions extends AdministerOptions {
  readonly byGovernance?: true;
}

/** Adds `--by-governance`, `--dry-run`, and how it is brought before a consortium. */
export function addEitherOptions(command: Command, text: Definition["text"]): Command {
  const either = command.option("--by-governance", text("administer.byGovernance"));
  return addTogetherOptions(either.option("--dry-run", text("administer.dryRun")), text);
}
