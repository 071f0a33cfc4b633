import type { Command } from "commander";

import { loadConfig } from "../../config.js";
import { exitCodes } from "../../exit.js";
import { listKeys } from "../../keys/keystore.js";
import { printable } from "../../output/printable.js";
import { table } from "../../output/table.js";
import type { CommandResult, Definition, Invocation } from "../support/Command.js";

/** Defines `key list`. */
export function defineKeyList(command: Command, { text, perform }: Definition): void {
  command.description(text("key.list")).action(() => perform(listAll));
}

async function listAll({ text }: Invocation): Promise<CommandResult> {
  const { keystore } = loadConfig({ say: () => undefined });
  const keys = await listKeys(keystore);
  const folder = printable(keystore);
  return {
    exitCode: exitCodes.done,
    data: { keystore, keys },
    output:
      keys.length === 0
        ? text("key.none", { folder })
        : [
            table(
              [text("column.key"), text("column.address")],
              keys.map(({ name, address }) => [name, address]),
            ),
            text("key.listed", { count: keys.length, folder }),
          ].join("\n"),
  };
}
