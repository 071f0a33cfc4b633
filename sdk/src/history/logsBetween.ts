import type { Log, TopicFilter } from "ethers";

import type { Client } from "../client.js";
import { fromNode } from "../errors/fromNode.js";

/** How many blocks a node is asked for at once, to begin with: what Besu answers unless it is told otherwise. */
const widest = 5_000;

/** Which logs are sought. */
export interface LogSearch {
  readonly address: string;
  readonly topics: TopicFilter;
  /** Last block of the search. */
  readonly to: number;
}

/**
 * Fetches all logs from the deployment's first block on, range by range. Where a node refuses a range, as Besu does with
 * -32005 above its `rpc-max-logs-range`, half of it is asked for, and no more from then on.
 *
 * @throws What the node says of a single block; NODE_UNREACHABLE at once.
 */
export async function logsBetween(client: Client, { address, topics, to }: LogSearch): Promise<readonly Log[]> {
  const logs: Log[] = [];
  let size = widest;
  let from = client.deployment.block;
  while (from <= to) {
    const last = Math.min(from + size - 1, to);
    try {
      logs.push(...(await client.provider.getLogs({ address, topics, fromBlock: from, toBlock: last })));
      from = last + 1;
    } catch (error) {
      const asked = last - from + 1;
      if (asked === 1 || fromNode(error).code !== "NODE_REFUSED") throw error;
      size = Math.floor(asked / 2);
    }
  }
  return logs;
}
