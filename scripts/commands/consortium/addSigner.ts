import type { Command } from "commander";

import type { Definition } from "../support/Command.js";
import { parseSigner } from "../support/parseSigner.js";
import { changeSigners } from "./changeSigners.js";
import { addThresholdOption, type ThresholdOption } from "./thresholdOption.js";

/** Defines `consortium add-signer <address>`. */
export function defineConsortiumAddSigner(command: Command, { text, perform }: Definition): void {
  command.description(text("consortium.addSigner")).argument("<address>", text("consortium.address"), parseSigner);
  addThresholdOption(command, text)
    .option("--network <name>", text("consortium.network"))
    .option("--dry-run", text("administer.dryRun"))
    .action((signer: string, { threshold, ...options }: ThresholdOption) =>
      perform((invocation) => changeSigners({ kind: "ADD", signer, threshold }, options, invocation)),
    );
}
