import type { Command } from "commander";

import type { Definition } from "../support/Command.js";
import { parseWhole } from "../support/parseWhole.js";
import { mostSigners, type SignersOptions } from "./changeSigners.js";

/** How many decide once a signer joined or left. */
export interface ThresholdOption extends SignersOptions {
  readonly threshold: number;
}

/** Gives a command the option that says how many decide from then on. */
export function addThresholdOption(command: Command, text: Definition["text"]): Command {
  return command.requiredOption("--threshold <n>", text("consortium.threshold"), (value) =>
    parseWhole("--threshold", value, 1, mostSigners),
  );
}
