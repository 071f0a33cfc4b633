import { connect, createClient, ElicenseError, type Client, type Deployment } from "@elicense/sdk";
import { Wallet, type JsonRpcProvider } from "ethers";

import { requireSetting, type Config } from "../../config.js";
import { readDeployment } from "../../deployments.js";
import { openSigner } from "../../journal/openSigner.js";
import { message } from "../../messages/index.js";

/** How long to ask a node again that gives no answer, seconds: it may be restarted meanwhile. */
const patienceSeconds = 60;

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
  const node = await connect(config.rpcUrl, { patienceSeconds });
  const journaled =
    key === undefined
      ? undefined
      : await openSigner({ signer: new Wallet(key), node, deployment, folder: config.journal });
  try {
    const client = createClient({ runner: journaled ?? node, deployment });
    await client.ready();
    await journaled?.recover((count) => config.say(message(config.language, "journal.recovering", { count })));
    return await command(client);
  } finally {
    journaled?.close();
    node.destroy();
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
