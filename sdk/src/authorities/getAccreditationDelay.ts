import type { BlockParameter } from "../block.js";
import type { Client } from "../client.js";
import { readAt } from "../transactions/read.js";

/**
 * Reads how long a newly accredited right waits before it holds.
 *
 * @returns Seconds.
 * @throws {ElicenseError} BLOCK_FORM, BLOCK_UNKNOWN; or the node's trouble.
 */
export async function getAccreditationDelay(
  client: Client,
  { block }: { readonly block?: BlockParameter } = {},
): Promise<number> {
  return Number(await readAt(client, block, (at) => client.contracts.authorities.accreditationDelay(at)));
}
