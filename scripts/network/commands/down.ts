import type { Command } from "commander";

import type { CommandResult, Definition, Invocation } from "../../commands/support/Command.js";
import { exitCodes } from "../../exit.js";
import { startClock } from "../../output/clock.js";
import { endWithin } from "../engine/EndOptions.js";
import { localNodes, type LocalNode } from "../engine/LocalNode.js";
import { endNode, findProcess } from "../engine/NodeProcess.js";
import { addNetworkOption, findNetwork, type NetworkOption } from "../folders.js";

interface DownOptions extends NetworkOption {
  readonly member?: string;
  readonly force?: true;
}

/** Defines `down`. */
export function defineDown(command: Command, { text, perform }: Definition): void {
  addNetworkOption(command.description(text("network.down", { seconds: endWithin })), text)
    .option("--member <name>", text("network.member"))
    .option("--force", text("network.down.force"))
    .action((options: DownOptions) => perform((invocation) => down(options, invocation)));
}

async function down(options: DownOptions, { text, note }: Invocation): Promise<CommandResult> {
  const { folder, network } = findNetwork(options);
  const nodes = localNodes(folder, network, options.member);
  const force = options.force === true;
  const running = await Promise.all(nodes.map(findProcess));
  const found = nodes.filter((_, position) => running[position] !== undefined).map(({ node }) => node.name);
  const count = found.length;
  if (count > 0) {
    const values = { nodes: found.join(", "), seconds: endWithin };
    note(force ? text("network.down.killing", values) : text("network.down.ending", values));
  }
  let done = 0;
  const clock = startClock(() => text("network.down.progress", { done, count }));
  const end = async (local: LocalNode): ReturnType<typeof endNode> => {
    const ended = await endNode(local, { force });
    if (ended !== undefined) done++;
    if (ended === "killed") {
      clock.clear();
      note(text("network.down.killed", { node: local.node.name, seconds: endWithin }));
    }
    return ended;
  };
  const ended = await Promise.all(nodes.map(end)).finally(() => clock.end());
  const namesOf = (...results: readonly unknown[]): readonly string[] =>
    nodes.filter((_, position) => results.includes(ended[position])).map(({ node }) => node.name);
  const names = namesOf("ended", "killed");
  return {
    exitCode: exitCodes.done,
    data: { ended: names, killed: namesOf("killed") },
    output: names.length === 0 ? text("network.down.none") : text("network.down.done", { nodes: names.join(", ") }),
  };
}
