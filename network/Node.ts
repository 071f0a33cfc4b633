import { isIPv6 } from "node:net";

import type { CardNode, JoiningCard } from "./JoiningCard.js";
import type { NetworkPlan } from "./Network.js";

/** What a node is for: to make blocks, or to serve a department's programs. */
export type NodeRole = "validator" | "rpc";

/** Stands for every address of a machine. */
export const everyHost = "0.0.0.0";

/** A node of a network. */
export interface Node extends CardNode {
  readonly member: JoiningCard;
  /** IP address of its machine. */
  readonly host: string;
  readonly role: NodeRole;
  /** `<member>-<role>`: names it to people. */
  readonly name: string;
  /** Address by which other nodes know and reach it. */
  readonly enode: string;
}

/** Lists a network's nodes, by member, the validator first. */
export function nodesOf({ members }: Pick<NetworkPlan, "members">): readonly Node[] {
  return members.flatMap(nodesOfMember);
}

/** Lists the nodes of one member. */
export function nodesOfMember(member: JoiningCard): readonly Node[] {
  const { validator, rpc } = member;
  return [toNode(member, "validator", validator), ...(rpc === null ? [] : [toNode(member, "rpc", rpc)])];
}

function toNode(member: JoiningCard, role: NodeRole, { publicKey, port, rpcPort, metricsPort }: CardNode): Node {
  const { host } = member;
  const place = placeText(host, port);
  return {
    ...{ publicKey, host, port, rpcPort, metricsPort },
    ...{ member, role, name: `${member.name}-${role}`, enode: `enode://${publicKey.slice(2)}@${place}` },
  };
}

/**
 * The address of its machine at which a node listens for the others: all that it has, since behind address translation it has
 * not the card's; but the loopback address where the card has that, since nobody is to come from elsewhere.
 */
export function listeningHost({ host }: Pick<Node, "host">): string {
  return host === "127.0.0.1" || host === "::1" ? host : everyHost;
}

/** Where a node's RPC is reached from its own machine. It listens nowhere else: it speaks no TLS. */
export function localRpcUrl({ rpcPort }: Pick<Node, "rpcPort">): string {
  return `http://${placeText("127.0.0.1", rpcPort)}`;
}

/** Writes an IP address and a port as addresses of the network have them: `10.0.0.4:30303`, `[2001:db8::4]:30303`. */
export function placeText(host: string, port: number): string {
  return `${isIPv6(host) ? `[${host}]` : host}:${String(port)}`;
}
