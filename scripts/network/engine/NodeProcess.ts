import { execFile, spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

import { imageOptions } from "../../../network/files/containerCommand.js";
import { rpcHost } from "../../../network/Node.js";
import { engine as profile } from "../../../network/profile.js";
import { writeAtomically } from "../../files.js";
import { isAlive } from "../../isAlive.js";
import type { Engine } from "./findEngine.js";
import type { LocalNode } from "./LocalNode.js";

const run = promisify(execFile);

/** What runs a node. */
export type NodeProcess = { readonly process: number } | { readonly container: string; readonly docker: string };

/** How long a node that was asked to end may take, milliseconds: it writes out what it has in memory. */
const endWithin = 60_000;

/**
 * Starts a node that outlives this program. It runs until {@link endNode} ends it, or the machine.
 *
 * @returns What runs it, which is noted in its file.
 */
export async function startNode(engine: Engine, local: LocalNode): Promise<NodeProcess> {
  mkdirSync(local.paths.data, { recursive: true, mode: 0o700 });
  mkdirSync(dirname(local.log), { recursive: true });
  const started = engine.kind === "program" ? startProgram(engine.path, local) : await startContainer(engine, local);
  writeAtomically(local.processFile, JSON.stringify(started) + "\n");
  return started;
}

/** Options that take the place of the service's paths. */
function engineArguments({ node, paths }: LocalNode): readonly string[] {
  return [
    `--profile=${profile.profile}`,
    `--config-file=${paths.config}`,
    `--genesis-file=${paths.genesis}`,
    `--data-path=${paths.data}`,
    `--node-private-key-file=${paths.key}`,
    // As the configuration has it: a setting of the environment, such as BESU_RPC_HTTP_HOST, goes before that.
    `--rpc-http-host=${rpcHost(node)}`,
    `--static-nodes-file=${paths.staticNodes}`,
    `--permissions-nodes-config-file=${paths.nodesAllowlist}`,
    `--permissions-accounts-config-file=${paths.accountsAllowlist}`,
    ...(node.role === "rpc" ? [`--rpc-http-authentication-jwt-public-key-file=${paths.jwtPublicKey}`] : []),
  ];
}

function startProgram(path: string, local: LocalNode): NodeProcess {
  const log = openSync(local.log, "a");
  try {
    const child = spawn(path, engineArguments(local), {
      stdio: ["ignore", log, log],
      // A group of its own: Ctrl+C in the terminal must not end it.
      detached: true,
    });
    // Whoever waits for the node finds that it does not run.
    child.on("error", () => undefined);
    child.unref();
    return { process: child.pid ?? 0 };
  } finally {
    closeSync(log);
  }
}

/** The same paths inside as outside, and the caller's rights: what the node writes is the caller's. */
async function startContainer(
  { path, image }: Extract<Engine, { readonly kind: "docker" }>,
  local: LocalNode,
): Promise<NodeProcess> {
  const { paths, node } = local;
  const keys = dirname(paths.key);
  const mounts = [`${paths.folder}:${paths.folder}:ro`, `${keys}:${keys}:ro`, `${paths.data}:${paths.data}`];
  const { stdout } = await run(path, [
    ...["run", "--detach", "--network", "host", "--cap-drop", "ALL", "--security-opt", "no-new-privileges"],
    ...["--name", `elicense-${node.member.network}-${node.name}`, "--rm"],
    ...["--user", `${String(process.getuid?.() ?? 1000)}:${String(process.getgid?.() ?? 1000)}`],
    ...mounts.flatMap((mount) => ["--volume", mount]),
    ...[image, ...engineArguments(local), ...imageOptions(node)],
  ]);
  return { container: stdout.trim(), docker: path };
}

/** Finds out what runs a node, if something does. */
export async function findProcess(local: LocalNode): Promise<NodeProcess | undefined> {
  const noted = readProcess(local);
  return noted !== undefined && (await isRunning(noted, local)) ? noted : undefined;
}

/**
 * Ends a node, and waits until it has ended. One that does not in a minute is killed; its database stands that.
 *
 * @param force - Kill it at once, as a machine does whose power fails.
 * @returns Whether there was something to end.
 */
export async function endNode(local: LocalNode, { force = false } = {}): Promise<boolean> {
  const running = await findProcess(local);
  if (running === undefined) {
    rmSync(local.processFile, { force: true });
    return false;
  }
  if ("container" in running) {
    await run(running.docker, force ? ["kill", running.container] : ["stop", "--time", "60", running.container]);
  } else {
    await endProcess(running.process, force);
  }
  rmSync(local.processFile, { force: true });
  return true;
}

async function endProcess(pid: number, force: boolean): Promise<void> {
  signal(pid, force ? "SIGKILL" : "SIGTERM");
  const deadline = Date.now() + endWithin;
  while (isAlive(pid)) {
    if (Date.now() > deadline) signal(pid, "SIGKILL");
    await sleep(100);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    // It has just ended by itself.
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

function readProcess({ processFile }: LocalNode): NodeProcess | undefined {
  if (!existsSync(processFile)) return undefined;
  try {
    return JSON.parse(readFileSync(processFile, "utf8")) as NodeProcess;
  } catch {
    return undefined;
  }
}

/** Whether it is this very node: after the machine was started anew, its number may be another program's. */
async function isRunning(noted: NodeProcess, { paths }: LocalNode): Promise<boolean> {
  try {
    if ("container" in noted) {
      const { stdout } = await run(noted.docker, ["inspect", "--format", "{{.State.Running}}", noted.container]);
      return stdout.trim() === "true";
    }
    if (!isAlive(noted.process)) return false;
    const { stdout } = await run("ps", ["-ww", "-o", "args=", "-p", String(noted.process)]);
    return stdout.includes(`--data-path=${paths.data}`);
  } catch {
    // There is none of that number or name.
    return false;
  }
}
