import { NetworkError } from "../../../network/NetworkError.js";
import type { LocatedNetwork } from "../folders.js";
import { nextCommand } from "../nextCommand.js";
import type { LocalNode } from "./LocalNode.js";
import { findProcess } from "./NodeProcess.js";
import { findTakenPlace, requireNoOwner } from "./requireFreePorts.js";

/**
 * Refuses what must not be done to a node that runs.
 *
 * @throws {NetworkError} NODE_RUNS; NODE_RUNS_ELSEWHERE where something else has one of its ports,
 * NODE_PORT_OF_NETWORK where that is a node of a network of this machine; NODE_STATE_UNKNOWN.
 */
export async function requireStopped(local: LocalNode, located: LocatedNetwork): Promise<void> {
  const running = await findProcess(local);
  if (running !== undefined) {
    const id = "process" in running ? running.process : running.container;
    const command = nextCommand("down", located, local.node.member.name);
    throw new NetworkError("NODE_RUNS", { node: local.node.name, process: id, command });
  }
  // Docker Compose or a service starts it without this program.
  const taken = await findTakenPlace(local.node);
  if (taken === undefined) return;
  await requireNoOwner(taken, local.node);
  throw new NetworkError("NODE_RUNS_ELSEWHERE", { node: local.node.name, ...taken });
}
