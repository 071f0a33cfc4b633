import type { BlockParameter } from "../block.js";
import type { Client } from "../client.js";
import { readAt } from "../transactions/read.js";

/**
 * Reads how many license types there are; they are numbered from 1.
 *
 * @throws {ElicenseError} BLOCK_FORM, BLOCK_UNKNOWN; or the node's trouble.
 */
export async function getLicenseTypeCount(
  client: Client,
  { block }: { readonly block?: BlockParameter } = {},
): Promise<number> {
  return Number(await readAt(client, block, (at) => client.contracts.catalog.typeCount(at)));
}
