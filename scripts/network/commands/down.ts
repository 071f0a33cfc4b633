import type { Command } from "commander";

import type { CommandResult, Definition, Invocation } from "../../commands/support/Command.js";
import { exitCodes } from "../../exit.js";
import { endNode } from "../engine/NodeProcess.js";
import { localNodes } from "../engine/LocalNode.js";
import { addNetworkOption, findNetwork, type NetworkOption } from "../folders.js";

interface DownOptions extends NetworkOption {
  readonly member?: string;
  readonly force?: true;
}

/** Defines `down`. */
export function defineDown(command: Command, { text, perform }: Definition): void {
  addNetworkOption(command.description(text("network.down")), text)
    .option("--member <name>", text("network.member"))
    .option("--force", text("network.down.force"))
    .action((options: DownOptions) => perform((invocation) => down(options, invocation)));
}

async function down(options: DownOptions, { text }: Invocation): Promise<CommandResult> {
  const { folder, network } = findNetwork(options);
  const nodes = localNodes(folder, network, options.member);
  const ended = await Promise.all(nodes.map((local) => endNode(local, { force: options.force === true })));
  const names = nodes.filter((_, position) => ended[position]).map(({ node }) => node.name);
  return {
    exitCode: exitCodes.done,
    data: { ended: names },
    output: names.length === 0 ? text("network.down.none") : text("network.down.done", { nodes: names.join(", ") }),
  };
}
