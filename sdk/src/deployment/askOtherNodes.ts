import type { JsonRpcProvider, Provider } from "ethers";

import type { SeveralNodes } from "./onOneNode.js";

/**
 * Asks the nodes that a provider of several does not ask just now: for what must not be believed of one alone.
 *
 * @param question - Asks one of them, by a provider of that node alone, which is gone afterwards.
 * @returns What came of those that answer within five seconds, serve the chain and have come as far as what was seen; of the
 * others nothing. `undefined` where the provider has one node alone.
 * @example
 * await askOtherNodes(client.provider, (node) => node.getBlockNumber()); // undefined
 */
export async function askOtherNodes<Result>(
  provider: Provider | SeveralNodes,
  question: (node: JsonRpcProvider) => Promise<Result>,
): Promise<readonly Result[] | undefined> {
  return "askOthers" in provider ? provider.askOthers(question) : undefined;
}
