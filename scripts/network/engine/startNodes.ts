import { existsSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

import { accountsAllowlistText } from "../../../network/files/allowlists.js";
import type { Network } from "../../../network/Network.js";
import { NetworkError } from "../../../network/NetworkError.js";
import { localRpcUrl, type Node } from "../../../network/Node.js";
import { readNodeKey } from "../../../network/NodeKey.js";
import { writeNodeFile } from "../writeNetwork.js";
import type { Engine } from "./findEngine.js";
import type { LocalNode } from "./LocalNode.js";
import { findProcess, keepNodeLog, startNode } from "./NodeProcess.js";
import { requireService } from "./requireService.js";
import { requireFreePorts } from "./requireFreePorts.js";

/** How long a node may take to answer, seconds: after a kill it looks through its database first. */
export const answerWithin = 180;

/** How often a node is asked whether it answers, milliseconds. */
const pause = 250;

/** Options of {@link startNodes}. */
export interface StartNodesOptions {
  /** The plan, by which the nodes' lists of accounts are put right. */
  readonly network: Network;
  readonly engine: Engine;
  readonly signal: AbortSignal;
  /** Learns how many nodes answer. */
  readonly onAnswer: (count: number) => void;
}

/**
 * Starts the nodes that do not run, and waits until all of them answer.
 *
 * @returns Names of those that were started.
 * @throws {NetworkError} ENGINE_DOCKER_SILENT, NODE_KEY_FORM, NODE_KEY_OPEN or NODE_PORT_TAKEN before any is started;
 * ENGINE_REFUSED, ENGINE_FAILED, ENGINE_SILENT; NODE_STATE_UNKNOWN.
 */
export async function startNodes(
  locals: readonly LocalNode[],
  { network, engine, signal, onAnswer }: StartNodesOptions,
): Promise<readonly string[]> {
  const running = await Promise.all(locals.map(findProcess));
  const stopped = locals.filter((_, position) => running[position] === undefined);
  // What runs already needs no service to be told of.
  if (stopped.length > 0) await requireService(engine);
  for (const { node, paths } of stopped) {
    readNodeKey(paths.key);
    await requireFreePorts(node);
  }
  // Besu empties the list of accounts to write it anew; broken off there, as by a power cut, it would not start again.
  for (const { paths } of stopped) writeNodeFile(paths.accountsAllowlist, accountsAllowlistText(network));
  const started: string[] = [];
  for (const local of stopped) if (await startNode(engine, local)) started.push(local.node.name);
  let answering = 0;
  const failed = new AbortController();
  const either = AbortSignal.any([signal, failed.signal]);
  try {
    await Promise.all(
      locals.map(async (local) => {
        await waitForAnswer(local, either);
        onAnswer(++answering);
      }),
    );
  } finally {
    // Where one has failed, nobody waits for the others any more.
    failed.abort();
  }
  return started;
}

/** Waits until a node answers. What it printed stands in its log then, or by the time that it is told why it does not. */
async function waitForAnswer(local: LocalNode, signal: AbortSignal): Promise<void> {
  const deadline = Date.now() + answerWithin * 1_000;
  while (!(await answers(local.node))) {
    signal.throwIfAborted();
    if ((await findProcess(local)) === undefined) {
      await keepNodeLog(local);
      throw new NetworkError("ENGINE_FAILED", { node: local.node.name, reason: lastWords(local), log: local.log });
    }
    if (Date.now() > deadline) {
      await keepNodeLog(local);
      throw new NetworkError("ENGINE_SILENT", { node: local.node.name, seconds: answerWithin, log: local.log });
    }
    await sleep(pause);
  }
  await keepNodeLog(local);
}

/** Asks what needs no token. */
async function answers(node: Node): Promise<boolean> {
  try {
    const { ok } = await fetch(`${localRpcUrl(node)}/liveness`, { signal: AbortSignal.timeout(5_000) });
    return ok;
  } catch {
    return false;
  }
}

/** The last that a node said that sounds like its reason to end. */
function lastWords({ log }: LocalNode): string {
  const lines = existsSync(log) ? readFileSync(log, "utf8").trimEnd().split("\n").slice(-60) : [];
  const loud = lines.filter((line) => /error|fatal|exception|invalid|mismatch|unable|cannot|failed/i.test(line));
  return (loud.at(-1) ?? lines.at(-1) ?? "?").slice(0, 300);
}
