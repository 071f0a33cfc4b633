import { once } from "node:events";
import { createServer } from "node:net";

import { NetworkError } from "../../../network/NetworkError.js";
import type { Node } from "../../../network/Node.js";

/** An address and a port at which something listens. */
export interface TakenPlace {
  readonly host: string;
  readonly port: number;
}

/**
 * Refuses to go on where something listens at one of a node's ports.
 *
 * @throws {NetworkError} NODE_PORT_TAKEN.
 */
export async function requireFreePorts(node: Node): Promise<void> {
  const taken = await findTakenPlace(node);
  if (taken !== undefined) throw new NetworkError("NODE_PORT_TAKEN", { ...taken, node: node.name });
}

/** Finds the first of a node's ports at which something listens already, if there is one. */
export async function findTakenPlace(node: Node): Promise<TakenPlace | undefined> {
  const places: readonly TakenPlace[] = [
    { host: node.host, port: node.port },
    { host: "127.0.0.1", port: node.rpcPort },
    { host: "127.0.0.1", port: node.metricsPort },
  ];
  for (const place of places) if (await isTaken(place)) return place;
  return undefined;
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
