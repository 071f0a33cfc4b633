import { dayOf, errorOf, type Client, type Day } from "@elicense/sdk";

/** Gives the chain's time, which is what the registries judge by, Unix time in seconds. */
export async function timeOf({ provider }: Client): Promise<number> {
  const block = await provider.getBlock("latest");
  if (block === null) {
    throw errorOf("NODE_UNREACHABLE", { url: "?", reason: { en: "no latest block", zh: "未给出最新区块" } });
  }
  return block.timestamp;
}

/** Gives the day in Asia/Shanghai by the chain's time. */
export async function todayOf(client: Client): Promise<Day> {
  return dayOf(await timeOf(client));
}
