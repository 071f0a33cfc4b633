import { once } from "node:events";
import { createServer } from "node:net";

import { NetworkError } from "../../../network/NetworkError.js";
import type { Node } from "../../../network/Node.js";
import { readableNetworks } from "../folders.js";
import { nextCommand } from "../nextCommand.js";
import { nodesHere, type LocalNode } from "./LocalNode.js";
import { findProcess } from "./NodeProcess.js";

/** An address and a port at which something listens. */
export interface TakenPlace {
  readonly host: string;
  readonly port: number;
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
  for (const located of readableNetworks()) {
    for (const local of nodesHere(located.folder, located.network)) {
      const isThere = placesOf(local.node).some(({ host, port }) => host === taken.host && port === taken.port);
      if (!isThere || !(await isKnownToRun(local))) continue;
      throw new NetworkError("NODE_PORT_OF_NETWORK", {
        ...taken,
        ...{ node: node.name, owner: local.node.name, network: located.network.name },
        command: nextCommand("down", located, local.node.member.name),
      });
    }
  }
}

/** Of whom it cannot be told whether it runs is not said that it does. */
async function isKnownToRun(local: LocalNode): Promise<boolean> {
  try {
    return (await findProcess(local)) !== undefined;
  } catch (error) {
    if (error instanceof NetworkError) return false;
    throw error;
  }
}

/** Finds the first of a node's ports at which something listens already, if there is one. */
export async function findTakenPlace(node: Node): Promise<TakenPlace | undefined> {
  for (const place of placesOf(node)) if (await isTaken(place)) return place;
  return undefined;
}

/** Where a node listens. */
function placesOf({ host, port, rpcPort, metricsPort }: Node): readonly TakenPlace[] {
  return [
    { host, port },
    { host: "127.0.0.1", port: rpcPort },
    { host: "127.0.0.1", port: metricsPort },
  ];
}

async function isTaken({ host, port }: TakenPlace): Promise<boolean> {
  const server = createServer();
  server.listen({ host, port, exclusive: true });
  try {
    await once(server, "listening");
  } catch (error) {
    // Behind address translation the machine has no such address, and the node listens at all it has.
    return (error as NodeJS.ErrnoException).code !== "EADDRNOTAVAIL";
  }
  server.close();
  await once(server, "close");
  return false;
}
