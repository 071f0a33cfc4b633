import { connect, createClient, ElicenseError, type Client, type Deployment } from "@elicense/sdk";
import type { JsonRpcProvider } from "ethers";

import type { Config } from "../../config.js";
import { readDeployment } from "../../deployments.js";
import { openJournaledSigner } from "../../journal/openJournaledSigner.js";
import type { JournaledSigner } from "../../journal/JournaledSigner.js";
import { requireChosenKey, type ChosenKey, type SignerRole } from "../../keys/chooseKey.js";
import { openSigner } from "../../keys/openSigner.js";
import type { Invocation } from "./Command.js";

/** How long to ask a node again that gives no answer, seconds: it may be restarted meanwhile. */
const patienceSeconds = 60;

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
  const node = await connect(config.rpcUrl, { patienceSeconds });
  let signer: JournaledSigner | undefined;
  try {
    if (role !== undefined && chosen !== undefined) {
      signer = await openSigned(chosen, { config, role, node, deployment, invocation });
    }
    const client = createClient({ runner: signer ?? node, deployment });
    await client.ready();
    await signer?.recover((count) => invocation.note(invocation.text("journal.recovering", { count })));
    return await command(client);
  } finally {
    signer?.close();
    node.destroy();
  }
}

interface Opening {
  readonly config: Config;
  readonly role: SignerRole;
  readonly node: JsonRpcProvider;
  readonly deployment: Deployment;
  readonly invocation: Invocation;
}

/** Opens the key, and the journal of what it signs. */
async function openSigned(chosen: ChosenKey, { node, deployment, ...opening }: Opening): Promise<JournaledSigner> {
  const signer = await openSigner(chosen, { provider: node, ...opening });
  const { config, invocation } = opening;
  const { interruption } = invocation;
  return openJournaledSigner({ signer, node, deployment, folder: config.journal, interruption });
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
