import { accountsOf, type NetworkPlan } from "../Network.js";
import { nodesOf, type Node } from "../Node.js";
import { toml } from "./toml.js";

/** Writes which nodes a node may talk to: all of the network's, the same list for each. */
export function nodesAllowlistText(network: NetworkPlan): string {
  return toml([["The nodes of all departments.", { "nodes-allowlist": nodesOf(network).map(({ enode }) => enode) }]]);
}

/**
 * Writes whose transactions a node takes. The list is each node's own affair, and a block with another's transaction is
 * taken from a node that let it in: all departments have to have the same list.
 *
 * Besu writes the file anew each time that it reads it, in just this form: that a node has run must not make it another.
 */
export function accountsAllowlistText(network: NetworkPlan): string {
  const accounts = accountsOf(network).map((address) => address.toLowerCase());
  return `accounts-allowlist=[${accounts.map((address) => JSON.stringify(address)).join(",")}]`;
}

/**
 * Writes which nodes a node dials by itself: the validators, without itself. An RPC node is dialled by nobody, and dials
 * them all.
 */
export function staticNodesText(network: NetworkPlan, node: Node): string {
  const others = nodesOf(network).filter(({ role, name }) => role === "validator" && name !== node.name);
  return (
    JSON.stringify(
      others.map(({ enode }) => enode),
      undefined,
      2,
    ) + "\n"
  );
}
