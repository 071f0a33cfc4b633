import {
  connect,
  createClient,
  ElicenseError,
  errorOf,
  requireYoungHead,
  type Client,
  type Deployment,
} from "@elicense/sdk";
import type { JsonRpcProvider, Provider } from "ethers";

import type { Config } from "../../config.js";
import { readDeployment, readSignatures } from "../../deployments.js";
import { HaltWatch, maxHeadAge } from "../../journal/HaltWatch.js";
import { openJournaledSigner } from "../../journal/openJournaledSigner.js";
import type { JournaledSigner } from "../../journal/JournaledSigner.js";
import { countTrusted, isSignedByKey, requireConfirmed, requireSigned } from "../../manifestSignatures.js";
import { requireChosenKey, type ChosenKey, type SignerRole } from "../../keys/chooseKey.js";
import { openSigner } from "../../keys/openSigner.js";
import { shanghaiTime } from "../../output/time.js";
import { nodeToken } from "../../secrets/nodeToken.js";
import type { Invocation } from "./Command.js";

/** How long to ask a node again that gives no answer, seconds: it may be restarted meanwhile. */
const patienceSeconds = 60;

/**
 * Connects to the node, or the first of several that will do, checks that the manifest fits its chain, and lends the client
 * to a command. Where the chain has halted, a command that signs waits until it makes blocks again, and says so.
 *
 * @param role - Whose key to sign with; the client can only read if `undefined`.
 * @throws {ElicenseError} SETTING_MISSING, NODE_UNREACHABLE, a DEPLOYMENT_ code, or the external signer's trouble;
 * CHAIN_HALTED for a client that can only read: how something stands now cannot be told.
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
  const node = await connectNode(config, deployment);
  const halts = watchForHalts(node, invocation);
  let signer: JournaledSigner | undefined;
  try {
    await requireTrusted(config, deployment, node);
    if (role !== undefined && chosen !== undefined) {
      signer = await openSigned(chosen, { config, role, node, deployment, invocation, halts });
    }
    const client = createClient({ runner: signer ?? node, deployment });
    await client.ready();
    if (signer === undefined) await requireYoungHead(client, { maxHeadAge });
    else await halts.untilAlive(invocation.interruption.signal);
    await signer?.recover((count) => invocation.note(invocation.text("journal.recovering", { count })));
    return await command(client);
  } finally {
    signer?.close();
    node.destroy();
  }
}

/**
 * Connects to the node of the settings, or the first of several that will do.
 *
 * @throws {ElicenseError} NODE_UNREACHABLE, NODE_UNAUTHORIZED, NODE_FORBIDDEN, NODE_TOKEN_FORM, NODE_TOKEN_UNENCRYPTED; of several
 * nodes what is the matter with the first.
 * @throws {CommandError} What is wrong with the file of the token.
 */
export function connectNode(config: Config, chain: Deployment): Promise<JsonRpcProvider> {
  const token = nodeToken(config);
  return connect(config.rpcUrls, { patienceSeconds, maxHeadAge, chain, ...(token && { token }) });
}

/** Makes what tells the user that the chain has halted, and that it goes on. */
export function watchForHalts(node: JsonRpcProvider, { text, warn }: Pick<Invocation, "text" | "warn">): HaltWatch {
  return new HaltWatch(node, (halt) => {
    if (halt === undefined) warn(text("halt.resumed"));
    else {
      const waiting = halt.answers ? "halt.waiting" : "halt.away";
      warn(text(waiting, { since: shanghaiTime(halt.since), minutes: halt.minutes }));
    }
  });
}

interface Opening {
  readonly config: Config;
  readonly role: SignerRole;
  readonly node: JsonRpcProvider;
  readonly deployment: Deployment;
  readonly invocation: Invocation;
  readonly halts: HaltWatch;
}

/** Opens the key, and the journal of what it signs. */
async function openSigned(chosen: ChosenKey, { node, deployment, ...opening }: Opening): Promise<JournaledSigner> {
  const signer = await openSigner(chosen, { provider: node, ...opening });
  const { config, invocation, halts } = opening;
  const { interruption } = invocation;
  return openJournaledSigner({ signer, node, deployment, folder: config.journal, interruption, halts });
}

/**
 * Refuses a manifest without the signatures that the settings ask for. What was not signed by a key is asked of the node, as a
 * contract's; where that gives no answer, those by keys have to be enough.
 *
 * @throws {ElicenseError} DEPLOYMENT_SIGNATURES_MALFORMED or DEPLOYMENT_NOT_SIGNED; or the node's trouble.
 */
export async function requireTrusted(
  { deployments, manifestSigners }: Config,
  deployment: Deployment,
  node: Provider,
): Promise<void> {
  if (manifestSigners === undefined) return;
  const signatures = readSignatures(deployments, deployment);
  try {
    await requireConfirmed(node, deployment, signatures);
  } catch (error) {
    const isForged = error instanceof ElicenseError && error.code === "DEPLOYMENT_SIGNATURES_MALFORMED";
    const byKeys = signatures.filter((each) => isSignedByKey(deployment, each));
    if (isForged || countTrusted(byKeys, manifestSigners) < manifestSigners.needed) throw error;
  }
  requireSigned(signatures, manifestSigners);
}

/**
 * Reads the manifest of the chain that the settings name, and looks for the signatures that they ask for. Whether these are
 * their signers' may be for the chain to say: {@link requireTrusted} asks, before anything of the chain is believed.
 *
 * @throws {ElicenseError} DEPLOYMENT_MISSING, DEPLOYMENT_MALFORMED or DEPLOYMENT_WRONG_CHAIN_ID;
 * DEPLOYMENT_SIGNATURES_MALFORMED or DEPLOYMENT_NOT_SIGNED.
 */
export function deploymentOf({ deployments, chainId, manifestSigners }: Config): Deployment {
  const deployment = readDeployment(deployments, chainId);
  // A manifest in another chain's place must not lead to that chain.
  if (deployment.chainId !== chainId) {
    throw errorOf("DEPLOYMENT_WRONG_CHAIN_ID", { expected: chainId, actual: deployment.chainId });
  }
  if (manifestSigners !== undefined) requireSigned(readSignatures(deployments, deployment), manifestSigners);
  return deployment;
}
