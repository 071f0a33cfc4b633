import { addReason, getReason, prepareAddReason, type Client, type ReasonData } from "@elicense/sdk";
import type { Command } from "commander";

import { reasonEntry, reasonName, requireSame } from "../../catalog/entries.js";
import { reasonForm } from "../../catalog/entryFaults.js";
import { administration } from "../administer/Administration.js";
import { administer } from "../administer/carryOut.js";
import type { Definition } from "../support/Command.js";
import { findCatalogType } from "../support/findCatalogType.js";
import { addTypeOptions, type TypeOptions } from "./typeOptions.js";
import { readEntries } from "./readEntries.js";

/** Defines `catalog add-reason <file>`. */
export function defineCatalogAddReason(command: Command, { text, perform }: Definition): void {
  command.description(text("catalog.addReason")).argument("<file>", text("catalog.reasonFile"));
  addTypeOptions(command, text).action((file: string, options: TypeOptions) =>
    perform(async (invocation) => {
      const reasons = await readEntries<ReasonData>(file, reasonForm, invocation);
      const plan = async (client: Client) => {
        const { number: licenseType, entry } = await findCatalogType(client, options.type);
        return reasons.map((data) => {
          const reason = reasonEntry(entry.name, data);
          return administration({ licenseType, reason }, prepareAddReason, addReason, async () => {
            const found = await getReason(client, { licenseType, number: reason.number });
            if (found !== null) requireSame(reasonName(entry.name, reason), reason, found);
            return found !== null;
          });
        });
      };
      return administer({ options, byGovernance: true, plan }, invocation);
    }),
  );
}
