import { isIssuingPaused, preparePause, pause } from "@elicense/sdk";
import type { Command } from "commander";

import { administration } from "./administer/Administration.js";
import { administer, type AdministerOptions } from "./administer/carryOut.js";
import type { Definition } from "./support/Command.js";
import { addTogetherOptions } from "./proposal/togetherOptions.js";

/** Defines `pause`. */
export function definePause(command: Command, { text, perform }: Definition): void {
  addTogetherOptions(
    command.description(text("pause.description")).option("--dry-run", text("administer.dryRun")),
    text,
  ).action((options: AdministerOptions) =>
    perform((invocation) => {
      const planned = administration(
        {},
        (client, _, options) => preparePause(client, options),
        (client) => pause(client),
        isIssuingPaused,
      );
      return administer(
        { options, byGovernance: true, isUrgent: true, plan: () => Promise.resolve([planned]) },
        invocation,
      );
    }),
  );
}
