import { getAccreditationDelay, prepareSetAccreditationDelay, setAccreditationDelay } from "@elicense/sdk";
import type { Command } from "commander";

import { administration } from "../administer/Administration.js";
import { administer, type AdministerOptions } from "../administer/carryOut.js";
import type { Definition } from "../support/Command.js";
import { parseWhole } from "../support/parseWhole.js";
import { addTogetherOptions } from "../proposal/togetherOptions.js";

const secondsPerDay = 86_400;

/** Most days that the registry can hold. */
const maxDays = 49_710;

/** Defines `authority set-delay <days>`. */
export function defineAuthoritySetDelay(command: Command, { text, perform }: Definition): void {
  addTogetherOptions(
    command
      .description(text("authority.setDelay"))
      .argument("<days>", text("authority.days"), (value) => parseWhole("<days>", value, 0, maxDays))
      .option("--dry-run", text("administer.dryRun")),
    text,
  ).action((days: number, options: AdministerOptions) =>
    perform((invocation) => {
      const delay = days * secondsPerDay;
      const planned = administration({ delay }, prepareSetAccreditationDelay, setAccreditationDelay, async (client) => {
        return (await getAccreditationDelay(client)) === delay;
      });
      return administer({ options, byGovernance: true, plan: () => Promise.resolve([planned]) }, invocation);
    }),
  );
}
