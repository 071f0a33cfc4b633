import { relative } from "node:path";

import type { Command } from "commander";

import { cardMessage, type JoiningCard } from "../../../network/JoiningCard.js";
import { assemble } from "../../../network/Network.js";
import { fewestValidators, longestBlockPeriod } from "../../../network/profile.js";
import type { CommandResult, Definition, Invocation } from "../../commands/support/Command.js";
import { parseWhole } from "../../commands/support/parseWhole.js";
import {
  developmentAccount,
  developmentAccountCount,
  developmentSigner,
  mostDevelopmentMembers,
} from "../../development.js";
import { developmentSettingsFile, writeDevelopmentSettings } from "../developmentSettings.js";
import { knownToRun } from "../engine/isKnownToRun.js";
import { nodesHere } from "../engine/LocalNode.js";
import { folderOf } from "../folders.js";
import { freePlace, usualPlace, type Place } from "../freePlace.js";
import { inventedCode } from "../inventedCode.js";
import { makeCard } from "../makeCard.js";
import { saveNew } from "./assemble.js";

interface InitOptions extends Partial<Place> {
  readonly local: number;
  readonly name: string;
  readonly blockPeriod?: number;
}

/** Defines `init`. */
export function defineInit(command: Command, { text, perform }: Definition): void {
  const port = (option: string) => (value: string) => parseWhole(option, value, 1, 65_000);
  command
    .description(text("network.init"))
    .requiredOption(
      "--local <n>",
      text("network.init.local", { fewest: fewestValidators, most: mostDevelopmentMembers }),
      (value) => parseWhole("--local", value, fewestValidators, mostDevelopmentMembers),
    )
    .option("--name <name>", text("network.init.name"), "local")
    .option("--chain-id <number>", text("network.init.chainId", { usual: usualPlace.chainId }), (value) =>
      parseWhole("--chain-id", value, 1, Number.MAX_SAFE_INTEGER),
    )
    .option("--port <port>", text("network.init.port", { usual: usualPlace.port }), port("--port"))
    .option("--rpc-port <port>", text("network.init.rpcPort", { usual: usualPlace.rpcPort }), port("--rpc-port"))
    .option(
      "--metrics-port <port>",
      text("network.init.metricsPort", { usual: usualPlace.metricsPort }),
      port("--metrics-port"),
    )
    .option(
      "--block-period <seconds>",
      text("network.assemble.blockPeriod", { longest: longestBlockPeriod }),
      (value) => parseWhole("--block-period", value, 1, Number.MAX_SAFE_INTEGER),
    )
    .action((options: InitOptions) => perform((invocation) => init(options, invocation)));
}

/** Walks the departments' own path as often as there are members. */
async function init(options: InitOptions, invocation: Invocation): Promise<CommandResult> {
  const folder = folderOf(options.name);
  const { chainId, port, rpcPort, metricsPort } = options;
  const place = freePlace(folder, options.local, {
    ...(chainId !== undefined && { chainId }),
    ...(port !== undefined && { port }),
    ...(rpcPort !== undefined && { rpcPort }),
    ...(metricsPort !== undefined && { metricsPort }),
  });
  const cards: JoiningCard[] = [];
  for (let position = 0; position < options.local; position++) {
    cards.push(await makeLocalCard(folder, { name: options.name, ...place }, position));
  }
  const network = assemble(cards, {
    ...(options.blockPeriod !== undefined && { blockPeriodSeconds: options.blockPeriod }),
  });
  const { text } = invocation;
  const settings = relative(process.cwd(), developmentSettingsFile(folder));
  const nodes = nodesHere(folder, network);
  const next = (await knownToRun(nodes)).length === nodes.length ? "network.init.nextRunning" : "network.init.next";
  const saved = saveNew(folder, network, invocation, () => text(next, { network: options.name, settings }));
  writeDevelopmentSettings(folder, network, options.local);
  return { ...saved, output: [saved.output, text("network.init.warning")].join("\n") };
}

/** Makes the keys and the card of a member of this machine, the first one's with an RPC node. */
async function makeLocalCard(
  folder: string,
  { name, chainId, port, rpcPort, metricsPort }: Place & Pick<InitOptions, "name">,
  position: number,
): Promise<JoiningCard> {
  const accounts = Array.from({ length: developmentAccountCount }, (_, index) => developmentAccount(index).address);
  const signer = developmentSigner(position);
  const parts = {
    ...{ network: name, chainId, name: `member-${String(position + 1)}`, code: inventedCode(position) },
    ...{ host: "127.0.0.1", port: port + position, rpcPort: rpcPort + position, metricsPort: metricsPort + position },
    rpc: position === 0,
    governance: signer.address,
    account: position === 0 ? accounts : [],
  };
  const made = await makeCard(folder, parts, (draft) => signer.signMessage(cardMessage(draft)));
  if (made.state === "unsigned") throw new Error(`nobody signed the card of ${parts.name}`);
  return made.card;
}
