import { relative } from "node:path";

import type { Command } from "commander";

import type { CommandResult, Definition, Invocation } from "../../commands/support/Command.js";
import { parseWhole } from "../../commands/support/parseWhole.js";
import { exitCodes } from "../../exit.js";
import { list } from "../../output/table.js";
import { cardFile, folderOf, keysFolder } from "../folders.js";
import { makeCard, rpcOffset, type CardOptions } from "../makeCard.js";

const mostPort = 65_535 - rpcOffset;

/** Defines `key`. */
export function defineKey(command: Command, { text, perform }: Definition): void {
  const port = (option: string) => (value: string) => parseWhole(option, value, 1, mostPort);
  command
    .description(text("network.key"))
    .requiredOption("--network <name>", text("network.key.network"))
    .requiredOption("--chain-id <number>", text("network.key.chainId"), (value) =>
      parseWhole("--chain-id", value, 1, Number.MAX_SAFE_INTEGER),
    )
    .requiredOption("--name <name>", text("network.key.name"))
    .requiredOption("--code <code>", text("network.key.code"))
    .requiredOption("--host <address>", text("network.key.host"))
    .option("--port <port>", text("network.key.port"), port("--port"), 30_303)
    .option("--rpc-port <port>", text("network.key.rpcPort"), port("--rpc-port"), 8_545)
    .option("--metrics-port <port>", text("network.key.metricsPort"), port("--metrics-port"), 9_545)
    .option("--no-rpc", text("network.key.noRpc"))
    .requiredOption("--governance <address>", text("network.key.governance"))
    .option("--account <address...>", text("network.key.account"), [])
    .action((options: CardOptions) => perform((invocation) => Promise.resolve(key(options, invocation))));
}

function key(options: CardOptions, { text }: Invocation): CommandResult {
  const folder = folderOf(options.network);
  const { card, isNew, isSame } = makeCard(folder, options);
  const path = cardFile(folder, card.name);
  const shown = (file: string): string => relative(process.cwd(), file);
  const rows = [
    [text("network.column.member"), card.name],
    [text("network.column.validator"), card.validator.address],
    [text("network.column.card"), `${shown(path)} (${text("network.card.version", { version: card.version })})`],
    [text("network.column.keys"), shown(keysFolder(folder, card.name))],
  ] as const;
  return {
    exitCode: exitCodes.done,
    data: { state: isNew ? "made" : isSame ? "already" : "updated", card, path },
    output: [list(rows), "", text(isNew ? "network.key.made" : "network.key.kept", { card: shown(path) })].join("\n"),
  };
}
