import type { Command } from "commander";

import { loadConfig } from "../../config.js";
import { exitCodes } from "../../exit.js";
import { table } from "../../output/table.js";
import type { CommandResult, Definition, Invocation } from "../support/Command.js";
import { withClient } from "../support/connectClient.js";
import { readCatalogTypes, shortName } from "../support/findCatalogType.js";

/** Defines `catalog types`. */
export function defineCatalogTypes(command: Command, { text, perform }: Definition): void {
  command.description(text("catalog.types")).action(() => perform((invocation) => listTypes(invocation)));
}

async function listTypes(invocation: Invocation): Promise<CommandResult> {
  const { text, language } = invocation;
  return withClient(loadConfig({ say: invocation.note }), undefined, invocation, async (client) => {
    const types = await readCatalogTypes(client);
    return {
      exitCode: exitCodes.done,
      data: {
        types: types.map(({ number, entry, known }) => ({
          number,
          shortName: shortName(entry),
          title: known?.title ?? null,
          ...entry,
        })),
      },
      output: table(
        (["number", "type", "shortName", "code", "fields"] as const).map((name) => text(`column.${name}`)),
        types.map(({ number, entry, known }) => [
          String(number),
          known?.title[language] ?? entry.name,
          shortName(entry),
          entry.code,
          String(entry.fields.length),
        ]),
      ),
    };
  });
}
