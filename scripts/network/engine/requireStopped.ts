import { NetworkError } from "../../../network/NetworkError.js";
import type { LocalNode } from "./LocalNode.js";
import { findProcess } from "./NodeProcess.js";

/**
 * Refuses what must not be done to a node that runs.
 *
 * @throws {NetworkError} NODE_RUNS.
 */
export async function requireStopped(local: LocalNode): Promise<void> {
  const running = await findProcess(local);
  if (running === undefined) return;
  const id = "process" in running ? running.process : running.container;
  throw new NetworkError("NODE_RUNS", { node: local.node.name, process: id });
}
