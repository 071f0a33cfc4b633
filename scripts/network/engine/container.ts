import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, openSync, statSync, truncateSync } from "node:fs";

import { containerCommand } from "../../../network/files/containerCommand.js";
import { NetworkError } from "../../../network/NetworkError.js";
import { secretsOf, servicePaths } from "../../../network/paths.js";
import { askTool } from "./askTool.js";
import type { EndOptions } from "./EndOptions.js";
import type { Engine } from "./findEngine.js";
import type { LocalNode } from "./LocalNode.js";

/** A node that runs in a container. */
export interface ContainerProcess {
  /** The container's id. */
  readonly container: string;
  /** Docker's program. */
  readonly docker: string;
  /** How long the log was before, bytes: what the container prints stands behind that. */
  readonly logFrom: number;
}

/** States of a container in which nothing of it runs. */
const ended: readonly string[] = ["created", "exited", "dead"];

/** How long Docker may take to say something, seconds. */
const answerWithin = 30;

/**
 * Makes a node's container, which has the node's files where a service has them. The image's entry joins the arguments to
 * one command of a shell, which would take a folder with a space in its name for two; these paths have none. What the node
 * writes is the caller's.
 *
 * @throws {NetworkError} ENGINE_REFUSED with what Docker says.
 */
export async function createContainer(
  { path: docker, image }: Extract<Engine, { readonly kind: "docker" }>,
  local: LocalNode,
): Promise<ContainerProcess> {
  const { node, paths, log } = local;
  const { network } = node.member;
  const inside = servicePaths(network, node);
  const targets = secretsOf(node, inside);
  const mounts = [
    mount(paths.folder, inside.folder, true),
    mount(paths.permissions, inside.permissions, false),
    ...secretsOf(node, paths).map((source, position) => mount(source, targets[position] ?? "", true)),
    mount(paths.data, inside.data, false),
  ];
  // Docker may have to fetch the image first, however long that takes.
  const stdout = await order(docker, local, "create", [
    ...["--network", "host", "--cap-drop", "ALL", "--security-opt", "no-new-privileges"],
    ...["--name", `elicense-${network}-${node.name}`],
    ...["--user", `${String(process.getuid?.() ?? 1000)}:${String(process.getgid?.() ?? 1000)}`],
    ...mounts.flatMap((each) => ["--mount", each]),
    ...[image, ...containerCommand({ name: network }, node)],
  ]);
  return { container: stdout.trim(), docker, logFrom: sizeOf(log) };
}

/** A mount as Docker reads it: fields of CSV. */
function mount(source: string, target: string, isReadOnly: boolean): string {
  const fields = ["type=bind", `source=${source}`, `target=${target}`, ...(isReadOnly ? ["readonly"] : [])];
  return fields.map((field) => (/[",]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(",");
}

/** @throws {NetworkError} ENGINE_REFUSED with what Docker says. */
export async function startContainer({ docker, container }: ContainerProcess, local: LocalNode): Promise<void> {
  await order(docker, local, "start", [container]);
}

/**
 * Tells whether a container runs.
 *
 * @throws {NetworkError} NODE_STATE_UNKNOWN where Docker does not tell.
 */
export async function isContainerRunning(noted: ContainerProcess, local: LocalNode): Promise<boolean> {
  const state = await stateOf(noted, local);
  return state !== undefined && !ended.includes(state);
}

/** The state in Docker's words; nothing where it has no such container. */
async function stateOf({ docker, container }: ContainerProcess, local: LocalNode): Promise<string | undefined> {
  // A list, which may be empty: what there is not is no error, and so every error is one.
  const ask = ["ps", "--all", "--no-trunc", "--filter", `id=${container}`, "--format", "{{.State}}"];
  const { exitCode, stdout, reason } = await askTool(docker, ask, answerWithin);
  if (exitCode === 0) return stdout.trim() || undefined;
  throw new NetworkError("NODE_STATE_UNKNOWN", { node: local.node.name, reason, path: local.processFile });
}

/**
 * Ends a container. A node that does not end in time is killed; its database stands that.
 *
 * @returns Whether it had to be killed.
 * @throws {NetworkError} ENGINE_REFUSED with what Docker says.
 */
export async function endContainer(
  { docker, container }: ContainerProcess,
  local: LocalNode,
  { force, seconds }: EndOptions,
): Promise<boolean> {
  if (force) {
    await order(docker, local, "kill", [container]);
    return false;
  }
  const start = performance.now();
  // Its option is `--time` in old versions and `--timeout` in new ones.
  await order(docker, local, "stop", ["-t", String(seconds), container]);
  // Docker does not say that it killed; it does so at this time, and not before.
  return performance.now() - start >= seconds * 1_000;
}

/**
 * Removes a container that does not run, having kept what it printed. One that is gone already is no fault.
 *
 * @throws {NetworkError} NODE_STATE_UNKNOWN or ENGINE_REFUSED.
 */
export async function removeContainer(noted: ContainerProcess, local: LocalNode): Promise<void> {
  if ((await stateOf(noted, local)) === undefined) return;
  await keepLog(noted, local);
  await order(noted.docker, local, "rm", [noted.container]);
}

/**
 * Writes all that a container has printed into the node's log, in the place of what was written of it before. Where Docker
 * cannot tell, the log has what it says instead.
 */
export async function keepLog({ docker, container, logFrom }: ContainerProcess, { log }: LocalNode): Promise<void> {
  if (sizeOf(log) > logFrom) truncateSync(log, logFrom);
  const file = openSync(log, "a");
  try {
    await once(spawn(docker, ["logs", container], { stdio: ["ignore", file, file] }), "close");
  } finally {
    closeSync(file);
  }
}

function sizeOf(path: string): number {
  return existsSync(path) ? statSync(path).size : 0;
}

async function order(docker: string, { node }: LocalNode, command: string, args: readonly string[]): Promise<string> {
  const { exitCode, stdout, reason } = await askTool(docker, [command, ...args]);
  if (exitCode === 0) return stdout;
  throw new NetworkError("ENGINE_REFUSED", { node: node.name, engine: `${docker} ${command}`, reason });
}
