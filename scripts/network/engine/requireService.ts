import { NetworkError } from "../../../network/NetworkError.js";
import { engine as profile } from "../../../network/profile.js";
import { askTool } from "./askTool.js";
import type { Engine } from "./findEngine.js";

/** How long Docker's service may take to answer, seconds. */
const answerWithin = 30;

/**
 * Requires that Docker's service answers, where that is to run the nodes: its program alone runs nothing.
 *
 * @throws {NetworkError} ENGINE_DOCKER_SILENT with what Docker says.
 */
export async function requireService(engine: Engine): Promise<void> {
  if (engine.kind === "program") return;
  const { path: docker } = engine;
  const { exitCode, reason } = await askTool(docker, ["version", "--format", "{{.Server.Version}}"], answerWithin);
  if (exitCode === 0) return;
  throw new NetworkError("ENGINE_DOCKER_SILENT", { docker, reason, version: profile.version });
}
