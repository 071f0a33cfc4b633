import type { Provider } from "ethers";

import {
  DEPLOYMENT_CODE_DIFFERS,
  DEPLOYMENT_NO_CODE,
  DEPLOYMENT_WRONG_CHAIN_ID,
  DEPLOYMENT_WRONG_GENESIS,
} from "../errors/catalogue/deployment.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { fromNode } from "../errors/fromNode.js";
import { hashHex } from "../hashing/hex.js";
import { contractNames, type ContractRole, type Deployment } from "./Deployment.js";
import { sends } from "./sends.js";

/**
 * Checks that a node serves the chain that a manifest is about, and that the registries stand there as deployed.
 *
 * Asks for everything at once, so that a provider which batches needs one round trip.
 *
 * @param provider - Node to be asked.
 * @param deployment - Manifest.
 * @throws {ElicenseError} DEPLOYMENT_WRONG_CHAIN_ID, DEPLOYMENT_WRONG_GENESIS, DEPLOYMENT_NO_CODE or
 * DEPLOYMENT_CODE_DIFFERS, the first that applies; NODE_UNREACHABLE where the node does not answer.
 */
export async function checkDeployment(provider: Provider, deployment: Deployment): Promise<void> {
  const roles = Object.keys(contractNames) as ContractRole[];
  const [chainId, genesis, codes] = await Promise.all([
    readChainId(provider),
    provider.getBlock(0),
    Promise.all(roles.map((role) => provider.getCode(deployment.contracts[role].address))),
  ]).catch((error: unknown) => {
    throw fromNode(error);
  });

  if (chainId !== BigInt(deployment.chainId)) {
    throw new ElicenseError(DEPLOYMENT_WRONG_CHAIN_ID, { expected: deployment.chainId, actual: chainId });
  }
  const genesisHash = genesis?.hash ?? { en: "none", zh: "无" };
  if (genesisHash !== deployment.genesisHash) {
    throw new ElicenseError(DEPLOYMENT_WRONG_GENESIS, { expected: deployment.genesisHash, actual: genesisHash });
  }
  roles.forEach((role, position) => {
    const { address, codeHash } = deployment.contracts[role];
    const code = codes[position] ?? "0x";
    if (code === "0x") throw new ElicenseError(DEPLOYMENT_NO_CODE, { contract: role, address });
    if (hashHex(code) !== codeHash) throw new ElicenseError(DEPLOYMENT_CODE_DIFFERS, { contract: role, address });
  });
}

/** Asks the node itself: a provider made for a fixed network would answer without asking. */
async function readChainId(provider: Provider): Promise<bigint> {
  if (!sends(provider)) return (await provider.getNetwork()).chainId;
  const answer = await provider.send("eth_chainId", []);
  return typeof answer === "string" ? BigInt(answer) : 0n;
}
