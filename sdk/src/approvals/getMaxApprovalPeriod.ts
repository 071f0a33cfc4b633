import type { Client } from "../client.js";
import { read } from "../transactions/read.js";

/**
 * Reads how far ahead an approval may expire.
 *
 * @returns Seconds.
 * @throws {ElicenseError} The node's trouble.
 */
export async function getMaxApprovalPeriod(client: Client): Promise<number> {
  return Number(await read(client, () => client.contracts.authorities.MAX_APPROVAL_PERIOD()));
}
