import type { Command } from "commander";

import { loadConfig } from "../../config.js";
import { exitCodes } from "../../exit.js";
import { ownerOnly, permissionsOf, requireKey } from "../../keys/keystore.js";
import { list } from "../../output/table.js";
import type { CommandResult, Definition, Invocation } from "../support/Command.js";

/** Defines `key show <key>`. */
export function defineKeyShow(command: Command, { text, perform }: Definition): void {
  command
    .description(text("key.show"))
    .argument("<key>", text("key.argument"))
    .action((wanted: string) => perform((invocation) => showKey(wanted, invocation)));
}

async function showKey(wanted: string, { text }: Invocation): Promise<CommandResult> {
  const { keystore } = loadConfig({ say: () => undefined });
  const key = await requireKey(keystore, wanted);
  const permissions = (await permissionsOf(key.file)) ?? 0;
  const open = (permissions & ~ownerOnly.file) !== 0;
  return {
    exitCode: exitCodes.done,
    data: { key: { ...key, permissions: permissions.toString(8) } },
    output: list([
      [text("column.key"), key.name],
      [text("column.address"), key.address],
      [text("column.file"), key.file],
      [text("column.permissions"), permissions.toString(8)],
    ]),
    ...(open && { complaint: text("key.open", { permissions: permissions.toString(8) }) }),
  };
}
