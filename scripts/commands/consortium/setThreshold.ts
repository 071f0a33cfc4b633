import type { Command } from "commander";

import type { Definition } from "../support/Command.js";
import { parseWhole } from "../support/parseWhole.js";
import { changeSigners, mostSigners, type SignersOptions } from "./changeSigners.js";
import { addTogetherOptions } from "../proposal/togetherOptions.js";

/** Defines `consortium set-threshold <n>`. */
export function defineConsortiumSetThreshold(command: Command, { text, perform }: Definition): void {
  addTogetherOptions(
    command
      .description(text("consortium.setThreshold"))
      .argument("<n>", text("consortium.threshold"), (value) => parseWhole("<n>", value, 1, mostSigners))
      .option("--dry-run", text("administer.dryRun")),
    text,
  ).action((threshold: number, options: SignersOptions) =>
    perform((invocation) => changeSigners({ kind: "THRESHOLD", threshold }, options, invocation)),
  );
}
