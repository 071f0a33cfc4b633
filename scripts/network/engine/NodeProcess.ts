import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname } from "node:path";

import { NetworkError } from "../../../network/NetworkError.js";
import { writeAtomically } from "../../files.js";
import {
  createContainer,
  endContainer,
  isContainerRunning,
  keepLog,
  removeContainer,
  startContainer,
  type ContainerProcess,
} from "./container.js";
import { endWithin, type EndOptions } from "./EndOptions.js";
import type { Engine } from "./findEngine.js";
import { inTurn } from "./inTurn.js";
import type { LocalNode } from "./LocalNode.js";
import { endProgram, isProgramRunning, startProgram, type ProgramProcess } from "./program.js";

/** What runs a node. */
export type NodeProcess = ProgramProcess | ContainerProcess;

/**
 * Starts a node that outlives this program. It runs until {@link endNode} ends it, or the machine. What runs it is noted in
 * its file.
 *
 * @returns Whether it was started; not where another program has started it meanwhile.
 * @throws {NetworkError} ENGINE_REFUSED, NODE_STATE_UNKNOWN.
 */
export function startNode(engine: Engine, local: LocalNode): Promise<boolean> {
  return inTurn(local, async () => {
    if ((await findProcess(local)) !== undefined) return false;
    await start(engine, local);
    return true;
  });
}

async function start(engine: Engine, local: LocalNode): Promise<void> {
  mkdirSync(local.paths.data, { recursive: true, mode: 0o700 });
  mkdirSync(dirname(local.log), { recursive: true });
  await removeEnded(local);
  if (engine.kind === "program") {
    note(local, await startProgram(engine.path, local));
    return;
  }
  const created = await createContainer(engine, local);
  // Before it runs: whatever comes in between, it is known.
  note(local, created);
  await startContainer(created, local);
}

function note({ processFile }: LocalNode, what: NodeProcess): void {
  writeAtomically(processFile, JSON.stringify(what) + "\n");
}

/**
 * Finds out what runs a node, if something does.
 *
 * @throws {NetworkError} NODE_STATE_UNKNOWN where it could not be told.
 */
export async function findProcess(local: LocalNode): Promise<NodeProcess | undefined> {
  const noted = readProcess(local);
  if (noted === undefined) return undefined;
  const isRunning =
    "container" in noted ? await isContainerRunning(noted, local) : await isProgramRunning(noted, local);
  return isRunning ? noted : undefined;
}

/**
 * Ends a node, and waits until it has ended. One that does not in time is killed; its database stands that.
 *
 * @returns What came of it: "killed" where it did not end by itself in time; nothing where there was nothing to end.
 * @throws {NetworkError} NODE_STATE_UNKNOWN, ENGINE_REFUSED.
 */
export async function endNode(
  local: LocalNode,
  { force = false, seconds = endWithin }: Partial<EndOptions> = {},
): Promise<"ended" | "killed" | undefined> {
  return existsSync(local.processFile) ? inTurn(local, () => end(local, { force, seconds })) : undefined;
}

async function end(local: LocalNode, how: EndOptions): Promise<"ended" | "killed" | undefined> {
  const running = await findProcess(local);
  const isKilled =
    running !== undefined &&
    (await ("container" in running ? endContainer(running, local, how) : endProgram(running, how)));
  await removeEnded(local);
  if (running === undefined) return undefined;
  return isKilled ? "killed" : "ended";
}

/** Keeps in the node's log what a container has printed so far; a program writes there itself. */
export async function keepNodeLog(local: LocalNode): Promise<void> {
  const noted = readProcess(local);
  if (noted !== undefined && "container" in noted) await keepLog(noted, local);
}

/** Takes away what is left of a node that does not run: its container, and who ran it. */
async function removeEnded(local: LocalNode): Promise<void> {
  const noted = readProcess(local);
  if (noted !== undefined && "container" in noted) await removeContainer(noted, local);
  rmSync(local.processFile, { force: true });
}

function readProcess({ node, processFile: path }: LocalNode): NodeProcess | undefined {
  try {
    const noted: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (!isNodeProcess(noted)) throw new TypeError("{process} / {container, docker, logFrom}");
    return noted;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return undefined;
    throw new NetworkError("NODE_STATE_UNKNOWN", { node: node.name, reason: message, path }, { cause: error });
  }
}

function isNodeProcess(value: unknown): value is NodeProcess {
  const { process, container, docker, logFrom } = (value ?? {}) as Partial<ProgramProcess & ContainerProcess>;
  // Number 0 would stand for whoever asks.
  if (process !== undefined) return Number.isSafeInteger(process) && process > 0;
  return typeof container === "string" && typeof docker === "string" && Number.isSafeInteger(logFrom);
}
