import type { Client, Deployment } from "@elicense/sdk";
import type { Provider } from "ethers";

import { nodeOf, type Ways } from "./verify/nodes.js";

/** A client of two nodes, one of which is asked at a time. */
export interface ChangingNode {
  readonly client: Client;
  /** How many questions either was asked. */
  readonly asked: () => number;
}

/** When a client changes from its first node to its second, and in which way each of them answers. */
export interface Changing {
  /** The question that the second is the first to be asked, from 1. */
  readonly at: number;
  readonly first?: Ways;
  readonly second?: Ways;
}

/** Makes a client that has found the manifest to fit the chain, and that changes its node at one of the questions after. */
export async function changingNode(
  provider: Provider,
  deployment: Deployment,
  { at, first = {}, second = {} }: Changing,
): Promise<ChangingNode> {
  let asked = Number.NEGATIVE_INFINITY;
  const hasChanged = (): boolean => asked >= at;
  const way =
    (name: "getBlock" | "call" | "getLogs") => (argument: unknown, honest: (argument: unknown) => unknown) => {
      asked++;
      const own = (hasChanged() ? second : first)[name] as ((...values: unknown[]) => unknown) | undefined;
      return own === undefined ? honest(argument) : own(argument, honest);
    };
  const ways = {
    ...{ getBlock: way("getBlock"), call: way("call"), getLogs: way("getLogs") },
    nodeChanges: () => Number(hasChanged()),
  };
  const client = nodeOf(provider, deployment, "several", ways as unknown as Ways);
  await client.ready();
  asked = 0;
  return { client, asked: () => asked };
}
