import type { Client } from "../client.js";
import { read } from "../transactions/read.js";

/**
 * Reads how many licenses may be issued in one step.
 *
 * @throws {ElicenseError} The node's trouble.
 */
export async function getMaxIssueBatch(client: Client): Promise<number> {
  return Number(await read(client, () => client.contracts.licenses.MAX_BATCH()));
}
