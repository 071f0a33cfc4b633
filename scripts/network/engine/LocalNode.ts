import { existsSync } from "node:fs";
import { join } from "node:path";

import type { Network } from "../../../network/Network.js";
import { NetworkError } from "../../../network/NetworkError.js";
import { nodesOf, type Node } from "../../../network/Node.js";
import { pathsIn, type NodePaths } from "../../../network/paths.js";
import { dataFolder, keyFile, keysFolder, nodeFolder } from "../folders.js";

/** A node that this machine has the key of. */
export interface LocalNode {
  readonly node: Node;
  readonly paths: NodePaths;
  /** File of what the node prints. */
  readonly log: string;
  /** File that says which process runs it. */
  readonly processFile: string;
}

/** Lists the nodes whose keys this machine has; of one member alone if one is named. */
export function nodesHere(folder: string, network: Network, member?: string): readonly LocalNode[] {
  return nodesOf(network)
    .filter((node) => member === undefined || node.member.name === member)
    .filter((node) => existsSync(keyFile(folder, node.member.name, node.role)))
    .map((node) => localNode(folder, node));
}

/**
 * Lists the nodes that this machine runs: those whose keys it has.
 *
 * @param member - The only member that is sought; all if left out.
 * @throws {NetworkError} NODES_NONE where it has the key of none.
 */
export function localNodes(folder: string, network: Network, member?: string): readonly LocalNode[] {
  return required(nodesHere(folder, network, member), folder);
}

/**
 * Lists the validators that this machine runs.
 *
 * @throws {NetworkError} NODES_NONE where it has the key of none.
 */
export function localValidators(folder: string, network: Network, member?: string): readonly LocalNode[] {
  return required(
    nodesHere(folder, network, member).filter(({ node }) => node.role === "validator"),
    folder,
  );
}

function required(nodes: readonly LocalNode[], folder: string): readonly LocalNode[] {
  if (nodes.length === 0) throw new NetworkError("NODES_NONE", { path: join(folder, "keys") });
  return nodes;
}

function localNode(folder: string, node: Node): LocalNode {
  const { member, role, name } = node;
  return {
    node,
    paths: pathsIn(
      nodeFolder(folder, member.name, role),
      keysFolder(folder, member.name),
      dataFolder(folder, member.name, role),
      role,
    ),
    log: join(folder, "logs", `${name}.log`),
    processFile: join(folder, "run", `${name}.json`),
  };
}
