import type { Command } from "commander";

import { localRpcUrl } from "../../../network/Node.js";
import { oldestHead } from "../../../network/status.js";
import type { NewBlock } from "../../../network/waitForBlock.js";
import type { CommandResult, Definition, Invocation } from "../../commands/support/Command.js";
import { parseWhole } from "../../commands/support/parseWhole.js";
import { exitCodes } from "../../exit.js";
import { startClock } from "../../output/clock.js";
import { durationText } from "../../output/duration.js";
import { list } from "../../output/table.js";
import { findEngine } from "../engine/findEngine.js";
import { knownToRun } from "../engine/isKnownToRun.js";
import { localNodes, type LocalNode } from "../engine/LocalNode.js";
import { requireVersion } from "../engine/requireVersion.js";
import { answerWithin, startNodes } from "../engine/startNodes.js";
import { waitForNewBlock } from "../engine/waitForNewBlock.js";
import { addNetworkOption, findNetwork, type LocatedNetwork, type NetworkOption } from "../folders.js";
import { nextCommand } from "../nextCommand.js";

interface UpOptions extends NetworkOption {
  readonly member?: string;
  readonly wait: number;
}

/** Defines `up`. */
export function defineUp(command: Command, { text, perform }: Definition): void {
  addNetworkOption(command.description(text("network.up")), text)
    .option("--member <name>", text("network.member"))
    .option("--wait <seconds>", text("network.up.wait"), (value) => parseWhole("--wait", value, 0, 86_400), 120)
    .action((options: UpOptions) => perform((invocation) => up(options, invocation)));
}

async function up(options: UpOptions, invocation: Invocation): Promise<CommandResult> {
  const { text, note, interruption } = invocation;
  const { folder, network } = findNetwork(options);
  const engine = findEngine();
  const locals = localNodes(folder, network, options.member);
  await requireVersion(engine);
  const count = locals.length;
  const name = engine.kind === "docker" ? engine.image : engine.path;
  const nodes = locals.map(({ node }) => node.name).join(", ");
  note(text("network.up.starting", { nodes, engine: name, seconds: answerWithin }));
  if (engine.kind === "docker") note(text("network.up.image"));
  let done = 0;
  const clock = startClock(() => text("network.up.progress", { done, count }));
  const { signal } = interruption;
  const started = await startNodes(locals, {
    ...{ network, engine, signal },
    onAnswer: (answering) => void (done = answering),
  })
    .finally(() => clock.end())
    .catch(async (error: unknown) => {
      await sayWhatRuns(locals, nextCommand("down", { folder, network }, options.member), invocation);
      throw error;
    });

  const validator = locals.find(({ node }) => node.role === "validator") ?? locals[0];
  let block: NewBlock | null = null;
  if (options.wait > 0 && validator !== undefined) {
    note(text("network.up.waiting", { seconds: options.wait }));
    const waiting = startClock(() => text("network.up.blockProgress"));
    block = await waitForNewBlock(validator, { folder, network, signal, seconds: options.wait }).finally(() =>
      waiting.end(),
    );
  }
  return {
    exitCode: exitCodes.done,
    data: {
      started,
      block: block?.number ?? null,
      nodes: locals.map(({ node, log }) => ({ name: node.name, url: localRpcUrl(node), log })),
    },
    output: [
      list(locals.map(({ node }) => [node.name, localRpcUrl(node)] as const)),
      block === null || validator === undefined
        ? text("network.up.started")
        : blockText(block, validator, { folder, network }, invocation),
    ].join("\n"),
  };
}

/** Says that the chain goes on; of a block that was made long ago, that the node fetches what others have. */
function blockText(
  { number: block, age }: NewBlock,
  { node }: LocalNode,
  located: LocatedNetwork,
  { text, language }: Invocation,
): string {
  if (age <= oldestHead(located.network)) return text("network.up.done", { block });
  const values = { node: node.name, block, age: durationText(age, language) };
  return text("network.up.fetching", { ...values, command: nextCommand("status", located) });
}

/** Names the nodes that run though not all answer: they stay, so that the next `up` has fewer to start. */
async function sayWhatRuns(
  locals: readonly LocalNode[],
  command: string,
  { text, warn }: Pick<Invocation, "text" | "warn">,
): Promise<void> {
  const nodes = (await knownToRun(locals)).map(({ node }) => node.name);
  if (nodes.length > 0) warn(text("network.up.runOn", { nodes: nodes.join(", "), command }));
}
