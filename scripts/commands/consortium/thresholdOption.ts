import type { Command } from "commander";

import type { Definition } from "../support/Command.js";
import { parseWhole } from "../support/parseWhole.js";
import { mostSigners, type SignersOptions } from "./changeSigners.js";
import { addTogetherOptions } from "../proposal/togetherOptions.js";

/** How many decide once a signer joined or left. */
export interface ThresholdOption extends SignersOptions {
  readonly threshold: number;
}

/** Gives a command the options that say how many decide from then on, and how it is brought before the consortium. */
export function addThresholdOption(command: Command, text: Definition["text"]): Command {
  const withThreshold = command.requiredOption("--threshold <n>", text("consortium.threshold"), (value) =>
    parseWhole("--threshold", value, 1, mostSigners),
  );
  return addTogetherOptions(withThreshold, text);
}
