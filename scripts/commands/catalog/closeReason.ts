import { closeReason, getReasons, prepareCloseReason, type Client, type Day } from "@elicense/sdk";
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
  readonly recordableThrough: Day;
}

/** Defines `catalog close-reason <reason>`. */
export function defineCatalogCloseReason(command: Command, { text, perform }: Definition): void {
  command
    .description(text("catalog.closeReason"))
    .argument("<reason>", text("catalog.reason"))
    .requiredOption("--through <day>", text("catalog.through"), (day) => parseDay("--through", day))
    .requiredOption("--recordable-through <day>", text("catalog.recordableThrough"), (day) =>
      parseDay("--recordable-through", day),
    );
  addTypeOptions(command, text).action((name: string, options: CloseOptions) =>
    perform((invocation) => {
      const { through: usableThrough, recordableThrough } = options;
      const plan = async (client: Client) => {
        const { number: licenseType } = await findCatalogType(client, options.type);
        const reason = findEntry(await getReasons(client, { licenseType }), name, "<reason>");
        const isDone = (): Promise<boolean> =>
          Promise.resolve(reason.usableThrough === usableThrough && reason.recordableThrough === recordableThrough);
        const parameters = { licenseType, number: reason.number, usableThrough, recordableThrough };
        return [administration(parameters, prepareCloseReason, closeReason, isDone)];
      };
      return administer({ options, byGovernance: true, plan }, invocation);
    }),
  );
}
