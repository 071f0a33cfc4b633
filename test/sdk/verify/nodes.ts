import { createClient, type Client, type Deployment } from "@elicense/sdk";
import type { Block, Filter, Log, Provider, TransactionRequest } from "ethers";

/** What a node does in its own way; in everything else it answers as the node behind it. */
export interface Ways {
  readonly getBlock?: (tag: string | number, honest: (tag: string | number) => Promise<Block | null>) => unknown;
  readonly call?: (request: TransactionRequest, honest: (request: TransactionRequest) => Promise<string>) => unknown;
  readonly getLogs?: (filter: Filter, honest: (filter: Filter) => Promise<Log[]>) => unknown;
  /** How often it has changed from a node to another, as a provider of several nodes tells. */
  readonly nodeChanges?: () => number;
}

/** A client of a node that does some things in its own way. */
export function nodeOf(provider: Provider, deployment: Deployment, name: string, ways: Ways = {}): Client {
  const { nodeChanges } = ways;
  const runner = new Proxy(provider, {
    has: (target, member) => (member === "nodeChanges" && nodeChanges !== undefined) || Reflect.has(target, member),
    get: (target, member) => {
      if (member === "nodeChanges") return nodeChanges?.();
      const value: unknown = Reflect.get(target, member);
      if (typeof value !== "function") return member === "provider" ? runner : value;
      const honest = (value as (...args: unknown[]) => unknown).bind(target);
      const way = ways[member as keyof Ways] as ((...args: unknown[]) => unknown) | undefined;
      return way === undefined ? honest : (argument: unknown) => way(argument, honest);
    },
  });
  return createClient({ runner, deployment, name });
}
