import { dayOf, ElicenseError, type Client, type Day } from "@elicense/sdk";

/** Gives the day in Asia/Shanghai by the chain's time, which is what the registries judge by. */
export async function todayOf({ provider }: Client): Promise<Day> {
  const block = await provider.getBlock("latest");
  if (block === null) throw new ElicenseError("NODE_UNREACHABLE", { url: "", reason: "no block" });
  return dayOf(block.timestamp);
}
