import type { Command } from "commander";
import { fromNode } from "@elicense/sdk";

import { askNode } from "../../../network/askNode.js";
import type { Network } from "../../../network/Network.js";
import { localRpcUrl, type Node } from "../../../network/Node.js";
import {
  isMissing,
  oldestHead,
  readChainState,
  readFirstHash,
  readNodeState,
  type ChainState,
  type NodeState,
} from "../../../network/status.js";
import type { CommandResult, Definition, Invocation } from "../../commands/support/Command.js";
import { exitCodes } from "../../exit.js";
import type { MessageKey } from "../../messages/index.js";
import { durationText } from "../../output/duration.js";
import { list, table } from "../../output/table.js";
import { localNodes, type LocalNode } from "../engine/LocalNode.js";
import {
  addNetworkOption,
  findNetwork,
  readableNetworks,
  type LocatedNetwork,
  type NetworkOption,
} from "../folders.js";
import { localToken } from "../localToken.js";
import { nextCommand } from "../nextCommand.js";

/** A node, and what it says; null where it does not answer. */
interface Asked {
  readonly local: LocalNode;
  readonly state: NodeState | null;
  /** Answers in the node's place. */
  readonly stranger?: Stranger;
}

/** Another node: by its chain's first block, or where that is null since it takes no token of this network's. */
interface Stranger {
  readonly genesisHash: string | null;
}

/** Defines `status`. */
export function defineStatus(command: Command, { text, perform }: Definition): void {
  addNetworkOption(command.description(text("network.status")), text).action((options: NetworkOption) =>
    perform((invocation) => status(options, invocation)),
  );
}

async function status(options: NetworkOption, invocation: Invocation): Promise<CommandResult> {
  const { folder, network } = findNetwork(options);
  const { text } = invocation;
  const nodes = await Promise.all(localNodes(folder, network).map((local) => ask({ folder, network }, local)));
  const chain = await readChain(nodes, { folder, network });
  const age = chain?.age ?? null;
  const halted = age === null ? null : age > oldestHead(network);
  const different = chain === null ? [] : await differentNodes(nodes, chain);
  const strangers = nodes.flatMap(({ local: { node }, stranger }) => (stranger ? [{ node, ...stranger }] : []));
  const complaints = [
    ...strangers.map(({ node, genesisHash }) => strangerText(node, genesisHash, network, invocation)),
    // Where another node answers in a validator's place, that one has to be ended first.
    ...(chain === null && !strangers.some(({ node }) => node.role === "validator")
      ? [text("network.status.silent", { command: nextCommand("up", { folder, network }) })]
      : []),
    ...(chain?.blocks === 0
      ? [text("network.status.unbegun", { quorum: chain.quorum, count: chain.validators.length })]
      : []),
    ...(chain !== null && halted === true
      ? [text("network.status.halted", { age: ageText(age, invocation), quorum: chain.quorum })]
      : []),
    ...different.map((node) => text("network.status.fork", { node })),
  ];
  return {
    exitCode: complaints.length > 0 ? exitCodes.unknown : exitCodes.done,
    data: {
      chain: chain === null ? null : { ...chain, halted, validators: validatorsData(chain) },
      nodes: nodes.map(({ local: { node }, state }) => ({ name: node.name, url: localRpcUrl(node), state })),
      strangers: strangers.map(({ node, genesisHash }) => ({ name: node.name, url: localRpcUrl(node), genesisHash })),
      different,
    },
    output: [
      ...(chain === null ? [] : [chainText(chain, invocation), "", validatorsTable(chain, invocation), ""]),
      nodesTable(nodes, invocation),
    ].join("\n"),
    ...(complaints.length > 0 && { complaint: complaints.join("\n") }),
  };
}

async function ask({ folder, network }: LocatedNetwork, local: LocalNode): Promise<Asked> {
  try {
    const token = await localToken(folder, local.node);
    return await askNode(
      localRpcUrl(local.node),
      async (node) => {
        const genesisHash = await readFirstHash(node);
        if (genesisHash !== network.genesisHash) return { local, state: null, stranger: { genesisHash } };
        return { local, state: await readNodeState(node) };
      },
      token,
    );
  } catch (error) {
    const { code } = fromNode(error);
    if (code === "NODE_UNAUTHORIZED") return { local, state: null, stranger: { genesisHash: null } };
    if (code !== "NODE_UNREACHABLE") throw error;
    return { local, state: null };
  }
}

/** Says what answers in a node's place, and what to do. */
function strangerText(node: Node, genesisHash: string | null, network: Network, { text }: Invocation): string {
  const values = { node: node.name, url: localRpcUrl(node) };
  if (genesisHash === null) return text("network.status.otherKey", values);
  const known = readableNetworks().find((each) => each.network.genesisHash === genesisHash);
  if (known === undefined) {
    return text("network.status.otherChain", { ...values, genesisHash, expected: network.genesisHash });
  }
  const command = nextCommand("down", known);
  return text("network.status.otherNetwork", { ...values, genesisHash, network: known.network.name, command });
}

/** Asks the validator of this machine whose head is highest. */
async function readChain(nodes: readonly Asked[], { network }: LocatedNetwork): Promise<ChainState | null> {
  const [best] = nodes
    .filter(({ local, state }) => local.node.role === "validator" && state !== null)
    .sort((one, other) => (other.state?.head ?? 0) - (one.state?.head ?? 0));
  if (best === undefined) return null;
  return askNode(localRpcUrl(best.local.node), (node) => readChainState(node, network));
}

/** Nodes that have another block at the height of another's head: it must never happen. */
function differentNodes(nodes: readonly Asked[], chain: ChainState): Promise<readonly string[]> {
  const other = nodes.filter(({ state }) => state !== null && state.head === chain.head && state.hash !== chain.hash);
  return Promise.resolve(other.map(({ local }) => local.node.name));
}

function validatorsData(chain: ChainState): readonly object[] {
  return chain.validators.map((validator) => ({ ...validator, missing: isMissing(validator, chain) }));
}

/** How old a head is; where no block was made yet, that. */
function ageText(age: number | null, { text, language }: Invocation): string {
  return age === null ? text("network.status.noBlock") : durationText(age, language);
}

function chainText(chain: ChainState, invocation: Invocation): string {
  const { text } = invocation;
  const votes = Object.entries(chain.pendingVotes).map(([address, adds]) => `${adds ? "+" : "−"}${address}`);
  return list([
    [text("network.column.head"), `${String(chain.head)} ${chain.hash}`],
    [text("network.column.age"), ageText(chain.age, invocation)],
    [text("network.column.round"), String(chain.round)],
    [text("network.column.quorum"), `${String(chain.quorum)} / ${String(chain.validators.length)}`],
    [text("network.column.votes"), votes.length === 0 ? text("network.none") : votes.join(", ")],
  ]);
}

function validatorsTable(chain: ChainState, { text }: Invocation): string {
  const { blocks } = chain;
  const headers = ["validator", "member", "sealed", "proposed", "state"] as const;
  return table(
    headers.map((header) => text(`network.column.${header}`, { blocks })),
    chain.validators.map((validator) => [
      validator.address,
      validator.member ?? "?",
      ...(blocks === 0 ? ["", ""] : [String(validator.sealed), String(validator.proposed)]),
      text(partOf(isMissing(validator, chain))),
    ]),
  );
}

function partOf(missing: boolean | null): MessageKey {
  if (missing === null) return "network.status.partUnknown";
  return missing ? "network.status.missing" : "network.status.there";
}

function nodesTable(nodes: readonly Asked[], invocation: Invocation): string {
  const { text } = invocation;
  const headers = ["node", "url", "state", "head", "age", "peers", "version"] as const;
  return table(
    headers.map((header) => text(`network.column.${header}`)),
    nodes.map(({ local: { node }, state, stranger }) =>
      state === null
        ? [
            ...[node.name, localRpcUrl(node)],
            ...[text(stranger ? "network.status.stranger" : "network.status.down"), "", "", "", ""],
          ]
        : [
            node.name,
            localRpcUrl(node),
            text(state.syncing ? "network.status.syncing" : "network.status.up"),
            String(state.head),
            ageText(state.age, invocation),
            String(state.peers),
            state.version,
          ],
    ),
  );
}
