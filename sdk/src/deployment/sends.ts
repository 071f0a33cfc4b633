import type { Provider } from "ethers";

/** A provider that passes any request on to its node. */
export interface Sender extends Provider {
  send(method: string, parameters: readonly unknown[]): Promise<unknown>;
}

/** Tells whether a provider passes any request on: one that asks several nodes, for instance, does not. */
export function sends(provider: Provider): provider is Sender {
  return "send" in provider && typeof provider.send === "function";
}
