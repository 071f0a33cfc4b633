import { addUse, getStatutoryUse, prepareAddUse, type Client, type StatutoryUseData } from "@elicense/sdk";
import type { Command } from "commander";

import { requireSame, useEntry, useName } from "../../catalog/entries.js";
import { useForm } from "../../catalog/entryFaults.js";
import { administration } from "../administer/Administration.js";
import { administer } from "../administer/carryOut.js";
import { typeWithFields } from "../administer/typeWithFields.js";
import type { Definition } from "../support/Command.js";
import { findCatalogType } from "../support/findCatalogType.js";
import { readEntries } from "./readEntries.js";
import { addTypeOptions, type TypeOptions } from "./typeOptions.js";

/** Defines `catalog add-use <file>`. */
export function defineCatalogAddUse(command: Command, { text, perform }: Definition): void {
  command.description(text("catalog.addUse")).argument("<file>", text("catalog.useFile"));
  addTypeOptions(command, text).action((file: string, options: TypeOptions) =>
    perform((invocation) => {
      const plan = async (client: Client) => {
        const { number: licenseType, entry } = await findCatalogType(client, options.type);
        const uses = await readEntries<StatutoryUseData>(file, useForm(entry.fields), invocation);
        return uses.map((data) => {
          const use = useEntry(entry, data);
          const type = typeWithFields(entry.fields, licenseType);
          return administration({ type, use }, prepareAddUse, addUse, async () => {
            const found = await getStatutoryUse(client, { licenseType, number: use.number });
            if (found !== null) requireSame(useName(entry.name, use), use, found);
            return found !== null;
          });
        });
      };
      return administer({ options, byGovernance: true, plan }, invocation);
    }),
  );
}
