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
  /** Addresses of the RPC of nodes whose heads this one must have passed, so that a block that it fetches is not taken for a new one. */
  readonly others?: readonly string[];
  /** The command that tells who is missing, for people to type. */
  readonly statusCommand: string;
}

/** How often the head is asked for, milliseconds. */
const pause = 500;

/** A block that came while it was waited for. */
export interface NewBlock {
  readonly number: number;
  /** Seconds since its time: many where the node fetches what others made long ago. */
  readonly age: number;
}

/**
 * Waits until a node has a block that neither it nor the other nodes had at first. Of nodes that are not asked it may be an old
 * one, which its age tells.
 *
 * @param url - Address of the node's RPC.
 * @throws {NetworkError} NODE_BEHIND where another had or has one that it has not; CHAIN_HALTED where none comes to any of them.
 */
export async function waitForBlock(url: string, options: WaitForBlockOptions): Promise<NewBlock> {
  const { seconds, network, signal, statusCommand, others = [] } = options;
  const deadline = Date.now() + seconds * 1_000;
  let first: number | undefined;
  for (;;) {
    const head = await headOf(url);
    if (head !== undefined) {
      first ??= Math.max(head.number, ...(await headsOf(others)));
      if (head.number > first) {
        return { number: head.number, age: Math.max(0, Math.round(Date.now() / 1_000 - head.timestamp)) };
      }
    }
    if (Date.now() > deadline) {
      // The others may have gone on while this one stood still.
      const known = Math.max(first ?? 0, ...(await headsOf(others)));
      if (head !== undefined && head.number < known) {
        throw new NetworkError("NODE_BEHIND", { seconds, head: head.number, known, command: statusCommand });
      }
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
  readonly timestamp: number;
  readonly validators: readonly string[];
}

/** Who is to seal the next block: whom the plan names for it, else who was to seal the newest. */
function nextValidators({ transitions }: Pick<NetworkPlan, "transitions">, head: Head): readonly string[] {
  const named = transitions.find((each) => "validators" in each && each.block === head.number + 1);
  return named !== undefined && "validators" in named ? named.validators : head.validators;
}

/** The heads of those that give one: what another is at fault in says nothing of the node that is waited for. */
async function headsOf(urls: readonly string[]): Promise<readonly number[]> {
  const heads = await Promise.all(urls.map((url) => headOf(url).catch(() => undefined)));
  return heads.flatMap((head) => (head === undefined ? [] : [head.number]));
}

/** The newest block; `undefined` where the node does not answer just now. */
async function headOf(url: string): Promise<Head | undefined> {
  try {
    return await askNode(url, async (node) => {
      const newest = headerOfBlock(await node.send("eth_getBlockByNumber", ["latest", false]));
      return { number: newest.number, timestamp: newest.timestamp, validators: newest.extraData.validators };
    });
  } catch (error) {
    if (fromNode(error).code === "NODE_UNREACHABLE") return undefined;
    throw error;
  }
}
