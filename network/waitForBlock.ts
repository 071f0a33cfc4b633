import { setTimeout as sleep } from "node:timers/promises";

import { fromNode } from "@elicense/sdk";
import { quorumOf } from "@elicense/sdk/qbft";

import { askNode } from "./askNode.js";
import { NetworkError } from "./NetworkError.js";

/** Options of {@link waitForBlock}. */
export interface WaitForBlockOptions {
  /** How long to wait, seconds. */
  readonly seconds: number;
  /** Validators of the chain, of whom a quorum has to run. */
  readonly validators: number;
  readonly signal: AbortSignal;
}

/** How often the head is asked for, milliseconds. */
const pause = 500;

/**
 * Waits until a node has a block that it did not have at first.
 *
 * @param url - Address of the node's RPC.
 * @returns The new block's number.
 * @throws {NetworkError} CHAIN_HALTED where none comes.
 */
export async function waitForBlock(url: string, { seconds, validators, signal }: WaitForBlockOptions): Promise<number> {
  const deadline = Date.now() + seconds * 1_000;
  let first: number | undefined;
  for (;;) {
    const head = await headOf(url);
    first ??= head;
    if (first !== undefined && head !== undefined && head > first) return head;
    if (Date.now() > deadline) {
      const needed = quorumOf(validators);
      throw new NetworkError("CHAIN_HALTED", { seconds, head: head ?? "?", needed, validators });
    }
    signal.throwIfAborted();
    await sleep(pause);
  }
}

/** The newest block's number; `undefined` where the node does not answer just now. */
async function headOf(url: string): Promise<number | undefined> {
  try {
    return await askNode(url, (node) => node.getBlockNumber());
  } catch (error) {
    if (fromNode(error).code === "NODE_UNREACHABLE") return undefined;
    throw error;
  }
}
