import type { JsonRpcProvider } from "ethers";

/** How often a provider of several nodes has changed from one to another. */
export function changesOf(node: JsonRpcProvider | { readonly nodeChanges: number }): number {
  return "nodeChanges" in node ? node.nodeChanges : 0;
}
