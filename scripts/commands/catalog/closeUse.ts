import { closeUse, getStatutoryUses, prepareCloseUse, type Client, type Day } from "@elicense/sdk";
import type { Command } from "commander";

import { administration } from "../administer/Administration.js";
import { administer } from "../administer/carryOut.js";
import type { Definition } from "../support/Command.js";
import { findCatalogType } from "../support/findCatalogType.js";
import { parseDay } from "../support/parseDay.js";
import { findEntry } from "./findEntry.js";
import { addTypeOptions, type TypeOptions } from "./typeOptions.js";

interface CloseOptions extends TypeOptions {
  readonly through: Day;
}

/** Defines `catalog close-use <use>`. */
export function defineCatalogCloseUse(command: Command, { text, perform }: Definition): void {
  command
    .description(text("catalog.closeUse"))
    .argument("<use>", text("catalog.use"))
    .requiredOption("--through <day>", text("catalog.usedThrough"), (day) => parseDay("--through", day));
  addTypeOptions(command, text).action((name: string, options: CloseOptions) =>
    perform((invocation) => {
      const { through: usableThrough } = options;
      const plan = async (client: Client) => {
        const { number: licenseType } = await findCatalogType(client, options.type);
        const use = findEntry(await getStatutoryUses(client, { licenseType }), name, "<use>");
        const isDone = (): Promise<boolean> => Promise.resolve(use.usableThrough === usableThrough);
        return [administration({ licenseType, number: use.number, usableThrough }, prepareCloseUse, closeUse, isDone)];
      };
      return administer({ options, byGovernance: true, plan }, invocation);
    }),
  );
}
