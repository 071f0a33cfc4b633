import type { Client } from "../client.js";
import { read } from "../transactions/read.js";

/**
 * Reads how many licenses may be used in one step.
 *
 * @throws {ElicenseError} The node's trouble.
 */
export async function getMaxUseBatch(client: Client): Promise<number> {
  return Number(await read(client, () => client.contracts.access.MAX_BATCH()));
}
