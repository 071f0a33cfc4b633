import { fromNode } from "@elicense/sdk";
import type { Command } from "commander";

import { askNode } from "../../../network/askNode.js";
import { withTransition } from "../../../network/Network.js";
import { NetworkError } from "../../../network/NetworkError.js";
import { localRpcUrl } from "../../../network/Node.js";
import { longestBlockPeriod } from "../../../network/profile.js";
import { forks, readTransition, type Transition } from "../../../network/Transition.js";
import { candidateOf } from "../../../network/votes.js";
import type { CommandResult, Definition, Invocation } from "../../commands/support/Command.js";
import { confirm, type ConfirmOptions } from "../../commands/support/confirm.js";
import { parseWhole } from "../../commands/support/parseWhole.js";
import { exitCodes } from "../../exit.js";
import { list } from "../../output/table.js";
import { nodesHere } from "../engine/LocalNode.js";
import { addNetworkOption, findNetwork, type LocatedNetwork, type NetworkOption } from "../folders.js";
import { nextCommand } from "../nextCommand.js";
import { networkData } from "../networkText.js";
import { writeNetwork } from "../writeNetwork.js";

interface TransitionOptions extends NetworkOption, ConfirmOptions {
  readonly block?: number;
  readonly blockPeriod?: number;
  readonly validators?: readonly string[];
  readonly fork?: string;
  readonly time?: number;
}

/** Defines `transition`. */
export function defineTransition(command: Command, { text, perform }: Definition): void {
  const whole = (option: string) => (value: string) => parseWhole(option, value, 1, Number.MAX_SAFE_INTEGER);
  addNetworkOption(command.description(text("network.transition")), text)
    .option("--time <seconds>", text("network.transition.time"), whole("--time"))
    .option(
      "--block-period <seconds>",
      text("network.transition.blockPeriod", { longest: longestBlockPeriod }),
      whole("--block-period"),
    )
    .option("--fork <name>", text("network.transition.fork", { forks: forks.join(", ") }))
    .option("--block <number>", text("network.transition.block"), whole("--block"))
    .option("--validators <members...>", text("network.transition.validators"))
    .option("--yes", text("network.yes"))
    .action((options: TransitionOptions) => perform((invocation) => addTransition(options, invocation)));
}

async function addTransition(options: TransitionOptions, invocation: Invocation): Promise<CommandResult> {
  const { text, note } = invocation;
  const located = findNetwork(options);
  const { block, blockPeriod, validators, fork, time } = options;
  const transition = readTransition({
    ...(block !== undefined && { block }),
    ...(blockPeriod !== undefined && { blockPeriodSeconds: blockPeriod }),
    ...(validators !== undefined && { validators: validators.map((each) => candidateOf(located.network, each)) }),
    ...(fork !== undefined && { fork }),
    ...(time !== undefined && { time }),
  });
  const known = located.network.transitions.some((each) => JSON.stringify(each) === JSON.stringify(transition));
  const network = known ? located.network : withTransition(located.network, transition);
  if (!known) {
    await requireFuture(located, transition);
    note(text("network.transition.plan", { transition: JSON.stringify(transition) }));
    await confirm(options, invocation, undefined, "--yes");
  }
  const written = writeNetwork(located.folder, network);
  return {
    exitCode: exitCodes.done,
    data: { state: known ? "already" : "added", transition, written, ...networkData(located.folder, network) },
    output: [
      text(known ? "network.transition.already" : "network.transition.done"),
      list([[text("network.column.fingerprint"), network.fingerprint]]),
      text("network.transition.next", { command: nextCommand("restart", located) }),
    ].join("\n"),
  };
}

/** How long before a time every department has to have restarted its nodes, seconds. */
const fewestSeconds = 30;

/** Where no node answers, as when the chain has lost its quorum, who gives the block has to know the head. */
async function requireFuture({ folder, network }: LocatedNetwork, transition: Transition): Promise<void> {
  if (!("block" in transition)) {
    const now = Math.floor(Date.now() / 1_000);
    if (transition.time < now + fewestSeconds) {
      throw new NetworkError("TRANSITION_PAST", { field: "time", value: transition.time, head: now });
    }
    return;
  }
  for (const { node } of nodesHere(folder, network).filter(({ node }) => node.role === "validator")) {
    try {
      const head = await askNode(localRpcUrl(node), (provider) => provider.getBlockNumber());
      if (transition.block <= head) {
        throw new NetworkError("TRANSITION_PAST", { field: "block", value: transition.block, head });
      }
    } catch (error) {
      if (error instanceof NetworkError || fromNode(error).code !== "NODE_UNREACHABLE") throw error;
    }
  }
}
