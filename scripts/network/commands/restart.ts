import type { Command } from "commander";

import type { CommandResult, Definition, Invocation } from "../../commands/support/Command.js";
import { parseWhole } from "../../commands/support/parseWhole.js";
import { exitCodes } from "../../exit.js";
import { startClock } from "../../output/clock.js";
import { endWithin } from "../engine/EndOptions.js";
import { findEngine } from "../engine/findEngine.js";
import { localNodes, type LocalNode } from "../engine/LocalNode.js";
import { endNode } from "../engine/NodeProcess.js";
import { requireService } from "../engine/requireService.js";
import { requireVersion } from "../engine/requireVersion.js";
import { answerWithin, startNodes } from "../engine/startNodes.js";
import { waitForNewBlock } from "../engine/waitForNewBlock.js";
import { addNetworkOption, findNetwork, type NetworkOption } from "../folders.js";

interface RestartOptions extends NetworkOption {
  readonly member?: string;
  readonly together?: true;
  readonly wait: number;
}

/** Defines `restart`. */
export function defineRestart(command: Command, { text, perform }: Definition): void {
  addNetworkOption(command.description(text("network.restart")), text)
    .option("--member <name>", text("network.member"))
    .option("--together", text("network.restart.together"))
    .option("--wait <seconds>", text("network.up.wait"), (value) => parseWhole("--wait", value, 0, 86_400), 180)
    .action((options: RestartOptions) => perform((invocation) => restart(options, invocation)));
}

async function restart(options: RestartOptions, { text, note, interruption }: Invocation): Promise<CommandResult> {
  const { folder, network } = findNetwork(options);
  const engine = findEngine();
  const { signal } = interruption;
  const all = localNodes(folder, network, options.member);
  // Before a node is ended that this one would not start again.
  await requireVersion(engine);
  await requireService(engine);
  // In turn, so that one at a time is missing, and the chain goes on.
  const groups = options.together === true ? [all] : all.map((local) => [local]);
  let block: number | null = null;
  for (const group of groups) {
    signal.throwIfAborted();
    const validator = options.wait > 0 ? group.find(({ node }) => node.role === "validator") : undefined;
    note(text("network.restart.node", { nodes: namesOf(group), seconds: endWithin, answer: answerWithin }));
    if (validator !== undefined) note(text("network.restart.waiting", { wait: options.wait }));
    const clock = startClock(() => text("network.restart.progress", { nodes: namesOf(group) }));
    try {
      const ended = await Promise.all(group.map((local) => endNode(local)));
      const killed = group.filter((_, position) => ended[position] === "killed");
      if (killed.length > 0) clock.clear();
      for (const { node } of killed) note(text("network.down.killed", { node: node.name, seconds: endWithin }));
      await startNodes(group, { network, engine, signal, onAnswer: () => undefined });
      if (validator === undefined) continue;
      ({ number: block } = await waitForNewBlock(validator, { folder, network, signal, seconds: options.wait }));
    } finally {
      clock.end();
    }
  }
  return {
    exitCode: exitCodes.done,
    data: { restarted: all.map(({ node }) => node.name), block },
    output: text("network.restart.done", { nodes: namesOf(all) }),
  };
}

function namesOf(locals: readonly LocalNode[]): string {
  return locals.map(({ node }) => node.name).join(", ");
}
