import { findBlock, newestTag, type BlockParameter } from "../block.js";
import type { Client } from "../client.js";
import { onOneNode } from "../deployment/onOneNode.js";
import { fromReading } from "../errors/fromReading.js";

/**
 * Reads from the chain, once the manifest was found to fit it, and all of it from one node.
 *
 * @param client - Client to read with.
 * @param reading - The calls.
 * @throws {ElicenseError} What went wrong, decoded.
 */
export async function read<Result>(client: Client, reading: () => Promise<Result>): Promise<Result> {
  try {
    await client.ready();
    return await onOneNode(client.provider, reading);
  } catch (error) {
    throw fromReading(error);
  }
}

/** The block of a call, as a typed contract takes it. */
export interface At {
  readonly blockTag: number | "latest" | "finalized";
}

/**
 * Reads from the chain as it was at a block.
 *
 * @param block - The latest if left out.
 * @param reading - The calls, each with the block that it is given.
 * @throws {ElicenseError} BLOCK_FORM or BLOCK_UNKNOWN; what went wrong, decoded.
 */
export async function readAt<Result>(
  client: Client,
  block: BlockParameter | undefined,
  reading: (at: At) => Promise<Result>,
): Promise<Result> {
  return read(client, async () => reading({ blockTag: await tagOf(client, block) }));
}

/** A tag spares the round trip that finds a block's number. */
async function tagOf(client: Client, block: BlockParameter = "latest"): Promise<At["blockTag"]> {
  if (block === "latest" || block === "final") return newestTag(client, block);
  return (await findBlock(client, block)).number;
}
