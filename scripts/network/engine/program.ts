import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

import { NetworkError } from "../../../network/NetworkError.js";
import { engine as profile } from "../../../network/profile.js";
import { isAlive } from "../../isAlive.js";
import { askTool } from "./askTool.js";
import type { EndOptions } from "./EndOptions.js";
import type { LocalNode } from "./LocalNode.js";
import { utf8Environment } from "./utf8.js";

/** A node that runs as a program of this machine. */
export interface ProgramProcess {
  readonly process: number;
}

/**
 * Starts a node that outlives this program.
 *
 * @param path - Besu's program.
 * @throws {NetworkError} ENGINE_REFUSED where it cannot be started at all.
 */
export async function startProgram(path: string, local: LocalNode): Promise<ProgramProcess> {
  const log = openSync(local.log, "a");
  try {
    const child = spawn(path, programArguments(local), {
      stdio: ["ignore", log, log],
      // A group of its own: Ctrl+C in the terminal must not end it.
      detached: true,
      env: utf8Environment(),
    });
    await once(child, "spawn");
    child.unref();
    return { process: child.pid ?? 0 };
  } catch (error) {
    const { message } = error as Error;
    throw new NetworkError(
      "ENGINE_REFUSED",
      { node: local.node.name, engine: path, reason: message },
      { cause: error },
    );
  } finally {
    closeSync(log);
  }
}

/** Options that take the place of the service's paths. */
function programArguments({ node, paths }: LocalNode): readonly string[] {
  return [
    `--profile=${profile.profile}`,
    `--config-file=${paths.config}`,
    `--genesis-file=${paths.genesis}`,
    `--data-path=${paths.data}`,
    `--node-private-key-file=${paths.key}`,
    // As the configuration has it: a setting of the environment, such as BESU_RPC_HTTP_HOST, goes before that.
    "--rpc-http-host=127.0.0.1",
    `--static-nodes-file=${paths.staticNodes}`,
    `--permissions-nodes-config-file=${paths.nodesAllowlist}`,
    `--permissions-accounts-config-file=${paths.accountsAllowlist}`,
    ...(node.role === "rpc" ? [`--rpc-http-authentication-jwt-public-key-file=${paths.jwtPublicKey}`] : []),
  ];
}

/**
 * Tells whether a process is this very node: after the machine was started anew, its number may be another program's.
 *
 * @throws {NetworkError} NODE_STATE_UNKNOWN where it could not be told, as where there is no `ps`.
 */
export async function isProgramRunning({ process: pid }: ProgramProcess, local: LocalNode): Promise<boolean> {
  if (!isAlive(pid)) return false;
  const { exitCode, stdout, stderr, reason } = await askTool("ps", ["-ww", "-o", "args=", "-p", String(pid)], 30);
  if (exitCode === 0) return stdout.includes(`--data-path=${local.paths.data}`);
  // It says nothing of a process that there is not: this one has ended meanwhile.
  if (exitCode === 1 && stdout + stderr === "" && !isAlive(pid)) return false;
  throw new NetworkError("NODE_STATE_UNKNOWN", { node: local.node.name, reason, path: local.processFile });
}

/**
 * Ends a process, and waits until it has ended. One that does not in time is killed; the node's database stands that.
 *
 * @returns Whether it had to be killed.
 */
export async function endProgram({ process: pid }: ProgramProcess, { force, seconds }: EndOptions): Promise<boolean> {
  signal(pid, force ? "SIGKILL" : "SIGTERM");
  const deadline = Date.now() + seconds * 1_000;
  let isKilled = false;
  while (isAlive(pid)) {
    if (Date.now() > deadline) {
      signal(pid, "SIGKILL");
      isKilled = !force;
    }
    await sleep(100);
  }
  return isKilled;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    // It has just ended by itself.
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
