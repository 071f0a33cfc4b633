import { connect, createClient, ElicenseError, type Client, type Deployment } from "@elicense/sdk";
import { FetchRequest, JsonRpcProvider, Network } from "ethers";

import type { Config } from "../../config.js";
import { readDeployment } from "../../deployments.js";
import { requireChosenKey, type SignerRole } from "../../keys/chooseKey.js";
import { openSigner } from "../../keys/openSigner.js";
import type { Invocation } from "./Command.js";

/**
 * Connects to the node, checks that the manifest fits its chain, and lends the client to a command.
 *
 * @param role - Whose key to sign with; the client can only read if `undefined`.
 * @throws {ElicenseError} SETTING_MISSING, NODE_UNREACHABLE, a DEPLOYMENT_ code, or the external signer's trouble.
 * @throws {CommandError} What is wrong with the key or its password.
 */
export async function withClient<Result>(
  config: Config,
  role: SignerRole | undefined,
  invocation: Invocation,
  command: (client: Client) => Promise<Result>,
): Promise<Result> {
  const chosen = role === undefined ? undefined : await requireChosenKey(config, role, invocation.signing.key);
  const deployment = deploymentOf(config);
  const provider = await connect(config.rpcUrl);
  try {
    const runner =
      role === undefined || chosen === undefined
        ? provider
        : await openSigner(chosen, { config, role, provider, invocation });
    const client = createClient({ runner, deployment });
    await client.ready();
    return await command(client);
  } finally {
    provider.destroy();
  }
}

/**
 * Lends a client that can only read, even where no node answers: what a document says by itself can be judged without
 * one, and the rest is then said to be unknown.
 *
 * @throws {ElicenseError} DEPLOYMENT_MISSING or DEPLOYMENT_MALFORMED.
 */
export async function withReader<Result>(
  config: Config,
  command: (client: Client) => Promise<Result>,
): Promise<Result> {
  const deployment = deploymentOf(config);
  const provider = await connect(config.rpcUrl).catch((error: unknown) => absentNode(config, error));
  try {
    return await command(createClient({ runner: provider, deployment }));
  } finally {
    provider.destroy();
  }
}

/** A provider that answers every question with the reason why there is no node. */
function absentNode({ rpcUrl, chainId }: Config, reason: unknown): JsonRpcProvider {
  if (!(reason instanceof ElicenseError) || reason.code !== "NODE_UNREACHABLE") throw reason;
  const request = new FetchRequest(rpcUrl);
  request.getUrlFunc = () => Promise.reject(reason);
  const network = Network.from(chainId);
  return new JsonRpcProvider(request, network, { staticNetwork: network });
}

/**
 * Reads the manifest of the chain that the settings name.
 *
 * @throws {ElicenseError} DEPLOYMENT_MISSING, DEPLOYMENT_MALFORMED or DEPLOYMENT_WRONG_CHAIN_ID.
 */
function deploymentOf({ deployments, chainId }: Config): Deployment {
  const deployment = readDeployment(deployments, chainId);
  // A manifest in another chain's place must not lead to that chain.
  if (deployment.chainId !== chainId) {
    throw new ElicenseError("DEPLOYMENT_WRONG_CHAIN_ID", { expected: chainId, actual: deployment.chainId });
  }
  return deployment;
}
