import { toQuantity } from "ethers";

import type { Client } from "../client.js";
import { sends } from "../deployment/sends.js";
import { BLOCK_UNKNOWN } from "../errors/catalogue/client.js";
import { QBFT_PROVIDER } from "../errors/catalogue/qbft.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { fromNode } from "../errors/fromNode.js";
import { headerOfBlock, type Header } from "./Header.js";

/**
 * Asks a client's node what providers have no method for.
 *
 * @throws {ElicenseError} QBFT_PROVIDER where the provider passes nothing on; what the node says.
 */
export async function askNode({ provider }: Client, method: string, parameters: readonly unknown[]): Promise<unknown> {
  if (!sends(provider)) throw new ElicenseError(QBFT_PROVIDER);
  try {
    return await provider.send(method, parameters);
  } catch (error) {
    throw fromNode(error);
  }
}

/**
 * Fetches a block's header. Nothing of it is trusted yet, but that it has this hash.
 *
 * @param at - Its number, or the newest one.
 * @throws {ElicenseError} BLOCK_UNKNOWN where the node has no such block, or gives another; QBFT_HEADER_FORM.
 */
export async function getHeader(client: Client, at: number | "latest"): Promise<Header> {
  const tag = at === "latest" ? at : toQuantity(at);
  const block = await askNode(client, "eth_getBlockByNumber", [tag, false]);
  const header = block === null ? undefined : headerOfBlock(block);
  if (header === undefined || (at !== "latest" && header.number !== at)) {
    throw new ElicenseError(BLOCK_UNKNOWN, { block: at, head: header?.number ?? "?" });
  }
  return header;
}
