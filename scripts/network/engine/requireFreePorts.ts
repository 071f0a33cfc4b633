import { once } from "node:events";
import { createServer } from "node:net";

import { NetworkError } from "../../../network/NetworkError.js";
import { everyHost, listeningHost, type Node } from "../../../network/Node.js";
import { readableNetworks } from "../folders.js";
import { nextCommand } from "../nextCommand.js";
import { isKnownToRun } from "./isKnownToRun.js";
import { nodesHere } from "./LocalNode.js";

/** An address of a card's machine and a port of it, at which something listens. */
export interface TakenPlace {
  readonly host: string;
  readonly port: number;
}

/** Where a node of this machine listens, and by which address its card names that. */
interface Place extends TakenPlace {
  readonly listeningHost: string;
}

/**
 * Refuses to go on where something listens at one of a node's ports.
 *
 * @throws {NetworkError} NODE_PORT_TAKEN, or NODE_PORT_OF_NETWORK where a node of a network of this machine has it.
 */
export async function requireFreePorts(node: Node): Promise<void> {
  const taken = await findTakenPlace(node);
  if (taken === undefined) return;
  await requireNoOwner(taken, node);
  throw new NetworkError("NODE_PORT_TAKEN", { ...taken, node: node.name });
}

/**
 * Refuses to go on where what listens is a node of a network of this machine, and names it.
 *
 * @throws {NetworkError} NODE_PORT_OF_NETWORK.
 */
export async function requireNoOwner(taken: TakenPlace, node: Node): Promise<void> {
  const sought = placesOf(node).filter(({ port }) => port === taken.port);
  for (const located of readableNetworks()) {
    for (const local of nodesHere(located.folder, located.network)) {
      const isThere = placesOf(local.node).some((place) => sought.some((each) => clash(place, each)));
      if (!isThere || !(await isKnownToRun(local))) continue;
      throw new NetworkError("NODE_PORT_OF_NETWORK", {
        ...taken,
        ...{ node: node.name, owner: local.node.name, network: located.network.name },
        command: nextCommand("down", located, local.node.member.name),
      });
    }
  }
}

/** Finds the first of a node's ports at which something listens already, if there is one. */
export async function findTakenPlace(node: Node): Promise<TakenPlace | undefined> {
  for (const place of placesOf(node)) {
    const { host, port } = place;
    if (await isTaken(place)) return { host, port };
  }
  return undefined;
}

function placesOf(node: Node): readonly Place[] {
  const { host, port, rpcPort, metricsPort } = node;
  const own = "127.0.0.1";
  return [
    { host, port, listeningHost: listeningHost(node) },
    { host: own, port: rpcPort, listeningHost: own },
    { host: own, port: metricsPort, listeningHost: own },
  ];
}

/** Whether one program alone can listen at the two. */
function clash(one: Place, other: Place): boolean {
  const hosts = [one.listeningHost, other.listeningHost];
  return one.port === other.port && (hosts[0] === hosts[1] || hosts.includes(everyHost));
}

async function isTaken({ listeningHost: host, port }: Place): Promise<boolean> {
  const server = createServer();
  server.listen({ host, port, exclusive: true });
  try {
    await once(server, "listening");
  } catch (error) {
    // A machine without IPv6 has no ::1.
    return (error as NodeJS.ErrnoException).code !== "EADDRNOTAVAIL";
  }
  server.close();
  await once(server, "close");
  return false;
}
