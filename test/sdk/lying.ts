import type { Client } from "@elicense/sdk";
import { Log, makeError, type Filter, type LogParams } from "ethers";

/** A client whose node changes the logs that it is asked for. */
export function lying(client: Client, change: (logs: readonly Log[], filter: Filter) => readonly Log[]): Client {
  return answering(client, async (filter) => change(await client.provider.getLogs(filter), filter));
}

/** A client whose node answers a question for logs in its own way. */
export function answering(client: Client, getLogs: (filter: Filter) => Promise<readonly Log[]>): Client {
  const provider = new Proxy(client.provider, {
    get: (target, name) => {
      if (name === "getLogs") return getLogs;
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? (value as (...args: unknown[]) => unknown).bind(target) : value;
    },
  });
  return { ...client, provider };
}

/** A client whose node refuses more than so many blocks at once, as Besu does. */
export function limited(client: Client, blocks: number, asked: number[] = []): Client {
  return answering(client, async (filter) => {
    const size = Number(filter.toBlock) - Number(filter.fromBlock) + 1;
    asked.push(size);
    if (size <= blocks) return await client.provider.getLogs(filter);
    const error = { code: -32005, message: "Requested range exceeds maximum RPC range limit" };
    throw makeError("could not coalesce error", "UNKNOWN_ERROR", { error });
  });
}

/** A log with other data or topics, or of another block. */
export function altered(
  client: Client,
  log: Log,
  change: Partial<Pick<LogParams, "blockNumber" | "data" | "topics">>,
): Log {
  return new Log({ ...(log.toJSON() as LogParams), ...change }, client.provider);
}
