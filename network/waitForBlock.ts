import { setTimeout as sleep } from "node:timers/promises";

import { fromNode } from "@elicense/sdk";
import { headerOfBlock, quorumOf } from "@elicense/sdk/qbft";

import { askNode } from "./askNode.js";
import type { NetworkPlan } from "./Network.js";
import { NetworkError } from "./NetworkError.js";

/** Options of {@link waitForBlock}. */
export interface WaitForBlockOptions {
  /** How long to wait, seconds. */
  readonly seconds: number;
  /** What the chain is to change at a block is said by the plan alone. */
  readonly network: Pick<NetworkPlan, "transitions">;
  readonly signal: AbortSignal;
  /** The command that tells who is missing, for people to type. */
  readonly statusCommand: string;
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
export async function waitForBlock(url: string, options: WaitForBlockOptions): Promise<number> {
  const { seconds, network, signal, statusCommand } = options;
  const deadline = Date.now() + seconds * 1_000;
  let first: number | undefined;
  for (;;) {
    const head = await headOf(url);
    first ??= head?.number;
    if (first !== undefined && head !== undefined && head.number > first) return head.number;
    if (Date.now() > deadline) {
      const validators = head === undefined ? undefined : nextValidators(network, head).length;
      throw new NetworkError("CHAIN_HALTED", {
        ...{ seconds, head: head?.number ?? "?", command: statusCommand },
        ...{ needed: validators === undefined ? "?" : quorumOf(validators), validators: validators ?? "?" },
      });
    }
    signal.throwIfAborted();
    await sleep(pause);
  }
}

/** The newest block, and who was to seal it. */
interface Head {
  readonly number: number;
  readonly validators: readonly string[];
}

/** Who is to seal the next block: whom the plan names for it, else who was to seal the newest. */
function nextValidators({ transitions }: Pick<NetworkPlan, "transitions">, head: Head): readonly string[] {
  const named = transitions.find((each) => "validators" in each && each.block === head.number + 1);
  return named !== undefined && "validators" in named ? named.validators : head.validators;
}

/** The newest block; `undefined` where the node does not answer just now. */
async function headOf(url: string): Promise<Head | undefined> {
  try {
    return await askNode(url, async (node) => {
      const { number, extraData } = headerOfBlock(await node.send("eth_getBlockByNumber", ["latest", false]));
      return { number, validators: extraData.validators };
    });
  } catch (error) {
    if (fromNode(error).code === "NODE_UNREACHABLE") return undefined;
    throw error;
  }
}
