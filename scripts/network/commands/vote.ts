import { setTimeout as sleep } from "node:timers/promises";

import { fromNode } from "@elicense/sdk";
import type { Command } from "commander";
import type { JsonRpcProvider } from "ethers";

import { askNode } from "../../../network/askNode.js";
import { NetworkError } from "../../../network/NetworkError.js";
import { localRpcUrl } from "../../../network/Node.js";
import { fewestValidators } from "../../../network/profile.js";
import { candidateOf, castVote, discardVote, isConnected, readValidators, readVotes } from "../../../network/votes.js";
import type { CommandResult, Definition, Invocation } from "../../commands/support/Command.js";
import { parseWhole } from "../../commands/support/parseWhole.js";
import { exitCodes } from "../../exit.js";
import { table } from "../../output/table.js";
import { localValidators, type LocalNode } from "../engine/LocalNode.js";
import { addNetworkOption, findNetwork, type NetworkOption } from "../folders.js";

interface VoteOptions extends NetworkOption {
  readonly member?: string;
  readonly wait: number;
  readonly force?: true;
}

/** How often the validators are asked for, milliseconds. */
const pause = 1_000;

/** Defines `vote add <candidate>`. */
export function defineVoteAdd(command: Command, { text, perform }: Definition): void {
  defineVote(command.description(text("network.vote.add")), { text, perform }, true);
}

/** Defines `vote drop <candidate>`. */
export function defineVoteDrop(command: Command, { text, perform }: Definition): void {
  defineVote(command.description(text("network.vote.drop")), { text, perform }, false);
}

function defineVote(command: Command, { text, perform }: Definition, adds: boolean): void {
  addNetworkOption(command.argument("<candidate>", text("network.vote.candidate")), text)
    .option("--member <name>", text("network.vote.member"))
    .option(
      "--wait <seconds>",
      text(adds ? "network.vote.waitAdd" : "network.vote.waitDrop"),
      (value) => parseWhole("--wait", value, 0, 86_400),
      120,
    )
    .option("--force", text(adds ? "network.vote.forceAdd" : "network.vote.forceDrop"))
    .action((candidate: string, options: VoteOptions) =>
      perform((invocation) => vote(candidate, adds, options, invocation)),
    );
}

async function vote(
  candidate: string,
  adds: boolean,
  options: VoteOptions,
  invocation: Invocation,
): Promise<CommandResult> {
  const { text, note, interruption } = invocation;
  const { folder, network } = findNetwork(options);
  const address = candidateOf(network, candidate);
  const voters = localValidators(folder, network, options.member);
  const before = await askFirst(voters, (node) => readValidators(node));
  if (before.includes(address) !== adds && options.force !== true) {
    if (adds) await waitForConnection(voters, address, options.wait, invocation);
    else requireEnough(before.length - 1, address);
  }

  const deadline = Date.now() + options.wait * 1_000;
  note(text(adds ? "network.vote.adding" : "network.vote.dropping", { address, seconds: options.wait }));
  let validators = await askFirst(voters, (node) => readValidators(node));
  let cast = 0;
  while (validators.includes(address) !== adds) {
    // Each time anew: a node that was restarted has forgotten.
    cast = await count(voters, (node) => castVote(node, address, adds));
    if (Date.now() > deadline) {
      throw new NetworkError("VOTE_OPEN", {
        address,
        seconds: options.wait,
        votes: cast,
        needed: Math.floor(before.length / 2) + 1,
      });
    }
    interruption.signal.throwIfAborted();
    await sleep(pause);
    validators = await askFirst(voters, (node) => readValidators(node));
  }
  const discarded = await count(voters, (node) => discardVote(node, address));
  return {
    exitCode: exitCodes.done,
    data: {
      state: before.includes(address) === adds ? "already" : "done",
      address,
      adds,
      validators,
      votes: cast,
      discarded,
    },
    output: [
      text(adds ? "network.vote.added" : "network.vote.dropped", { address, count: validators.length }),
      text("network.vote.discardElsewhere"),
    ].join("\n"),
  };
}

/** Refuses to leave so few validators that the loss of one halts the chain. */
function requireEnough(left: number, address: string): void {
  if (left < fewestValidators) throw new NetworkError("VOTE_TOO_FEW", { address, left, fewest: fewestValidators });
}

/**
 * Waits until a new validator's node is among the peers, or the others have voted it in: one that is not there brings the
 * chain nearer to a halt. Two nodes that dial each other at once may both hang up, and Besu tries again a minute later.
 */
async function waitForConnection(
  voters: readonly LocalNode[],
  address: string,
  seconds: number,
  { text, note, interruption }: Invocation,
): Promise<void> {
  const others = voters.filter(({ node }) => node.member.validator.address !== address);
  const [first] = others;
  if (first === undefined) return;
  const details = { address, node: first.node.name };
  const deadline = Date.now() + seconds * 1_000;
  const isThere = async (node: JsonRpcProvider): Promise<boolean> =>
    (await isConnected(node, address)) || (await readValidators(node)).includes(address);
  for (let asked = 0; !(await askFirst(others, isThere)); asked++) {
    if (Date.now() >= deadline) throw new NetworkError("VOTE_NOT_CONNECTED", details);
    if (asked === 0) note(text("network.vote.connecting", details));
    interruption.signal.throwIfAborted();
    await sleep(pause);
  }
}

/** Defines `vote discard <candidate>`. */
export function defineVoteDiscard(command: Command, { text, perform }: Definition): void {
  addNetworkOption(
    command.description(text("network.vote.discard")).argument("<candidate>", text("network.vote.candidate")),
    text,
  ).action((candidate: string, options: NetworkOption) =>
    perform(async (invocation) => {
      const { folder, network } = findNetwork(options);
      const address = candidateOf(network, candidate);
      const discarded = await count(localValidators(folder, network), (node) => discardVote(node, address));
      return {
        exitCode: exitCodes.done,
        data: { address, discarded },
        output: invocation.text("network.vote.discarded", { address, count: discarded }),
      };
    }),
  );
}

/** Defines `vote list`. */
export function defineVoteList(command: Command, { text, perform }: Definition): void {
  addNetworkOption(command.description(text("network.vote.list")), text).action((options: NetworkOption) =>
    perform((invocation) => listVotes(options, invocation)),
  );
}

async function listVotes(options: NetworkOption, { text }: Invocation): Promise<CommandResult> {
  const { folder, network } = findNetwork(options);
  const votes: { readonly node: string; readonly address: string; readonly adds: boolean }[] = [];
  for (const { node } of localValidators(folder, network)) {
    const own = await answerOf(localRpcUrl(node), (provider) => readVotes(provider));
    for (const [address, adds] of own ?? []) votes.push({ node: node.name, address, adds });
  }
  const headers = ["node", "vote", "candidate"] as const;
  return {
    exitCode: exitCodes.done,
    data: { votes },
    output:
      votes.length === 0
        ? text("network.vote.none")
        : table(
            headers.map((header) => text(`network.column.${header}`)),
            votes.map(({ node, address, adds }) => [node, adds ? "+" : "−", address]),
          ),
  };
}

/** Asks the first of some nodes that answers. */
async function askFirst<Result>(
  locals: readonly LocalNode[],
  ask: (node: JsonRpcProvider) => Promise<Result>,
): Promise<Result> {
  let silent: unknown;
  for (const { node } of locals) {
    try {
      return await askNode(localRpcUrl(node), ask);
    } catch (error) {
      if (fromNode(error).code !== "NODE_UNREACHABLE") throw error;
      silent = error;
    }
  }
  throw silent;
}

/** Asks every node, and counts those that answer. */
async function count(locals: readonly LocalNode[], ask: (node: JsonRpcProvider) => Promise<void>): Promise<number> {
  const answers = await Promise.all(
    locals.map(({ node }) => answerOf(localRpcUrl(node), async (provider) => (await ask(provider), true))),
  );
  return answers.filter((answered) => answered === true).length;
}

/** What a node answers; `undefined` where it does not run. */
async function answerOf<Result>(
  url: string,
  ask: (node: JsonRpcProvider) => Promise<Result>,
): Promise<Result | undefined> {
  try {
    return await askNode(url, ask);
  } catch (error) {
    if (fromNode(error).code === "NODE_UNREACHABLE") return undefined;
    throw error;
  }
}
