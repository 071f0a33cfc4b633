import type { BlockParameter } from "../block.js";
import type { Client } from "../client.js";
import { readAt } from "../transactions/read.js";

/**
 * Reads how many authorities there are, those that were deactivated among them; they are numbered from 1.
 *
 * @throws {ElicenseError} BLOCK_FORM, BLOCK_UNKNOWN; or the node's trouble.
 */
export async function getAuthorityCount(
  client: Client,
  { block }: { readonly block?: BlockParameter } = {},
): Promise<number> {
  return Number(await readAt(client, block, (at) => client.contracts.authorities.authorityCount(at)));
}
