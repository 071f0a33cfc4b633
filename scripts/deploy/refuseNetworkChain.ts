import { basename } from "node:path";

import { developmentChainId } from "../development.js";
import { readableNetworks } from "../network/folders.js";
import { shellWord } from "../output/shellWord.js";
import { NetworkChainError } from "./NetworkChainError.js";

/**
 * Refuses the chain of a network in `networks/` for a deployment without its consortium: what governs cannot be made good
 * later but by deploying anew. The development chain is everybody's own, whatever a plan says.
 *
 * @throws {NetworkChainError} DEPLOY_NETWORK_CHAIN with the command that deploys to the network.
 */
export function refuseNetworkChain(chainId: number): void {
  if (chainId === developmentChainId) return;
  const names = readableNetworks()
    .filter(({ network }) => network.chainId === chainId)
    .map(({ folder }) => basename(folder));
  const [name] = names;
  if (name === undefined) return;
  throw new NetworkChainError({
    chainId,
    networks: names,
    // Of several networks with one id, only who deploys knows which one is meant.
    command: `npm run deploy -- --network ${names.length === 1 ? shellWord(name) : "<name>"}`,
  });
}
