import { isIssuingPaused, prepareUnpause, unpause } from "@elicense/sdk";
import type { Command } from "commander";

import { administration } from "./administer/Administration.js";
import { administer, type AdministerOptions } from "./administer/carryOut.js";
import type { Definition } from "./support/Command.js";
import { addTogetherOptions } from "./proposal/togetherOptions.js";

/** Defines `unpause`. */
export function defineUnpause(command: Command, { text, perform }: Definition): void {
  addTogetherOptions(
    command.description(text("unpause.description")).option("--dry-run", text("administer.dryRun")),
    text,
  ).action((options: AdministerOptions) =>
    perform((invocation) => {
      const planned = administration(
        {},
        (client, _, options) => prepareUnpause(client, options),
        (client) => unpause(client),
        async (client) => !(await isIssuingPaused(client)),
      );
      return administer({ options, byGovernance: true, plan: () => Promise.resolve([planned]) }, invocation);
    }),
  );
}
