import type { JsonRpcProvider, Provider } from "ethers";

import { NODE_CHANGED } from "../errors/catalogue/deployment.js";
import { ElicenseError } from "../errors/ElicenseError.js";

/** How often a reading is begun anew at the most: with that many changes of node something else is the matter. */
const mostAttempts = 4;

/** A provider of several nodes, of which it asks one at a time. */
export interface SeveralNodes extends Provider {
  /** How often it has changed from a node to another. */
  readonly nodeChanges: number;
  /** Asks those that it does not ask just now, each by a provider of its own. */
  askOthers<Result>(question: (node: JsonRpcProvider) => Promise<Result>): Promise<readonly Result[]>;
}

/**
 * Tells how often a provider has changed from a node to another: never, where it has one alone. What was asked before a
 * change, and after it, two nodes have answered.
 *
 * @example
 * nodeChangesOf(client.provider); // 0
 */
export function nodeChangesOf(provider: Provider | SeveralNodes): number {
  return "nodeChanges" in provider ? provider.nodeChanges : 0;
}

/**
 * Reads what must come from one node as a whole: where the provider changes to another meanwhile, it is read anew.
 *
 * @param reading - Asks the provider and does nothing else, so that it can be begun again.
 * @throws {ElicenseError} NODE_CHANGED where that goes on and on; what the reading throws.
 */
export async function onOneNode<Result>(provider: Provider, reading: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; attempt <= mostAttempts; attempt++) {
    const changes = nodeChangesOf(provider);
    try {
      const result = await reading();
      if (nodeChangesOf(provider) === changes) return result;
    } catch (error) {
      if (nodeChangesOf(provider) === changes) throw error;
    }
  }
  throw new ElicenseError(NODE_CHANGED);
}

/**
 * Makes what tells that a reading can no longer be one node's, where it cannot be begun again.
 *
 * @returns Throws where the provider has changed from a node to another since.
 * @throws {ElicenseError} NODE_CHANGED, when it is called.
 */
export function requireSameNode(provider: Provider): () => void {
  const changes = nodeChangesOf(provider);
  return () => {
    if (nodeChangesOf(provider) !== changes) throw new ElicenseError(NODE_CHANGED);
  };
}
