import type { Command } from "commander";

import type { Definition } from "../support/Command.js";
import { parseSigner } from "../support/parseSigner.js";
import { changeSigners, type SignersOptions } from "./changeSigners.js";
import { addTogetherOptions } from "../proposal/togetherOptions.js";

/** Defines `consortium replace-signer <old> <new>`. */
export function defineConsortiumReplaceSigner(command: Command, { text, perform }: Definition): void {
  addTogetherOptions(
    command
      .description(text("consortium.replaceSigner"))
      .argument("<old>", text("consortium.old"), parseSigner)
      .argument("<new>", text("consortium.new"), parseSigner)
      .option("--network <name>", text("consortium.network"))
      .option("--dry-run", text("administer.dryRun")),
    text,
  ).action((signer: string, replacement: string, options: SignersOptions) =>
    perform((invocation) => changeSigners({ kind: "REPLACE", signer, replacement }, options, invocation)),
  );
}
