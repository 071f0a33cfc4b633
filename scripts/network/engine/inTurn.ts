import { mkdirSync } from "node:fs";
import { dirname } from "node:path";

import { NetworkError } from "../../../network/NetworkError.js";
import { FileLock } from "../../FileLock.js";
import type { LocalNode } from "./LocalNode.js";

/**
 * Starts or ends a node while no other program of this machine does either: of two that start it at once each would note a
 * process of its own, and the one that goes on might be the one of which no note is left.
 *
 * @throws {NetworkError} NODE_STATE_UNKNOWN where it cannot be told whether another does.
 */
export async function inTurn<Result>(local: LocalNode, action: () => Promise<Result>): Promise<Result> {
  const lock = await takeLock(local);
  try {
    return await action();
  } finally {
    lock.release();
    lock.close();
  }
}

async function takeLock({ node, processFile }: LocalNode): Promise<FileLock> {
  try {
    mkdirSync(dirname(processFile), { recursive: true });
    const lock = new FileLock(`${processFile}.lock`);
    await lock.take();
    return lock;
  } catch (error) {
    const { message: reason } = error as Error;
    throw new NetworkError("NODE_STATE_UNKNOWN", { node: node.name, reason, path: processFile }, { cause: error });
  }
}
