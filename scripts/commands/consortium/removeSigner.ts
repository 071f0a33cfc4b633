import type { Command } from "commander";

import type { Definition } from "../support/Command.js";
import { parseSigner } from "../support/parseSigner.js";
import { changeSigners } from "./changeSigners.js";
import { addThresholdOption, type ThresholdOption } from "./thresholdOption.js";

/** Defines `consortium remove-signer <address>`. */
export function defineConsortiumRemoveSigner(command: Command, { text, perform }: Definition): void {
  command.description(text("consortium.removeSigner")).argument("<address>", text("consortium.address"), parseSigner);
  addThresholdOption(command, text)
    .option("--dry-run", text("administer.dryRun"))
    .action((signer: string, { threshold, ...options }: ThresholdOption) =>
      perform((invocation) => changeSigners({ kind: "REMOVE", signer, threshold }, options, invocation)),
    );
}
