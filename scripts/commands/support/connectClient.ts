import { connect, createClient, ElicenseError, type Client, type Deployment } from "@elicense/sdk";
import { Wallet, type JsonRpcProvider } from "ethers";

import { requireSetting, type Config } from "../../config.js";
import { readDeployment } from "../../deployments.js";

/** Whose key a command signs with. */
export type Signer = "privateKey" | "approverPrivateKey" | "consumerPrivateKey";

/**
 * Connects to the node, checks that the manifest fits its chain, and lends the client to a command.
 *
 * @param signer - The setting of the key to sign with; the client can only read if left out.
 * @throws {ElicenseError} SETTING_MISSING, NODE_UNREACHABLE, or a DEPLOYMENT_ code.
 */
export async function withClient<Result>(
  config: Config,
  signer: Signer | undefined,
  command: (client: Client) => Promise<Result>,
): Promise<Result> {
  const key = signer === undefined ? undefined : requireSetting(config, signer);
  const deployment = deploymentOf(config);
  const provider = await connect(config.rpcUrl);
  try {
    const client = createClient({ runner: runnerOf(provider, key), deployment });
    await client.ready();
    return await command(client);
  } finally {
    provider.destroy();
  }
}

/**
 * Reads the manifest of the chain that the settings name.
 *
 * @throws {ElicenseError} DEPLOYMENT_MISSING, DEPLOYMENT_MALFORMED or DEPLOYMENT_WRONG_CHAIN_ID.
 */
export function deploymentOf({ deployments, chainId }: Config): Deployment {
  const deployment = readDeployment(deployments, chainId);
  // A manifest in another chain's place must not lead to that chain.
  if (deployment.chainId !== chainId) {
    throw new ElicenseError("DEPLOYMENT_WRONG_CHAIN_ID", { expected: chainId, actual: deployment.chainId });
  }
  return deployment;
}

function runnerOf(provider: JsonRpcProvider, key: string | undefined): JsonRpcProvider | Wallet {
  return key === undefined ? provider : new Wallet(key, provider);
}
