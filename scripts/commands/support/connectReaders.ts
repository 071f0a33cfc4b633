import { connect, createClient, ElicenseError, isUnanswered, type Client, type ErrorCode } from "@elicense/sdk";
import { FetchRequest, JsonRpcProvider, Network } from "ethers";

import type { Config } from "../../config.js";
import { nodeToken } from "../../secrets/nodeToken.js";
import { deploymentOf, requireTrusted } from "./connectClient.js";

/**
 * Lends clients that can only read, one for each node, or one for all nodes of the settings, even where no node answers: what
 * a document says by itself can be judged without one, and the rest is then said to be unknown.
 *
 * @param urls - Addresses of the nodes; those of the settings if there are none, of which one at a time is asked.
 * @throws {ElicenseError} NODE_URL, NODE_TOKEN_FORM, NODE_TOKEN_UNENCRYPTED, DEPLOYMENT_MISSING or DEPLOYMENT_MALFORMED; where
 * signatures are asked for, what is wrong with them, and the node's trouble where it has to be asked about those by contracts.
 * @throws {CommandError} What is wrong with the file of the token.
 */
export async function withReaders<Result>(
  config: Config,
  urls: readonly string[],
  command: (clients: readonly Client[]) => Promise<Result>,
): Promise<Result> {
  const deployment = deploymentOf(config);
  const token = nodeToken(config);
  const nodes = urls.length > 0 ? urls.map((url) => [url]) : [config.rpcUrls];
  const providers = await Promise.all(
    nodes.map((addresses) => {
      // Others' nodes are not to learn the token of one's own.
      const isOwn = addresses.every((url) => config.rpcUrls.includes(url));
      const options = { chain: deployment, ...(isOwn && token && { token }) };
      return connect(addresses, options).catch((error: unknown) => absentNode(addresses, config.chainId, error));
    }),
  );
  const names = namesOf(nodes);
  try {
    const clients = providers.map((runner, position) => {
      const name = names[position];
      return createClient({ runner, deployment, ...(name !== undefined && { name }) });
    });
    for (const provider of providers) await requireTrusted(config, deployment, provider);
    return await command(clients);
  } finally {
    for (const provider of providers) provider.destroy();
  }
}

/** Names nodes by scheme, host and port alone, since more of an address may be secret; by number where that is the same. */
function namesOf(nodes: readonly (readonly string[])[]): readonly string[] {
  const origins = nodes.map((urls) => urls.map((url) => new URL(url).origin).join(", "));
  return origins.map((origin, position) => {
    const place = origins.slice(0, position).filter((other) => other === origin).length + 1;
    return place === 1 ? origin : `${origin} (${place})`;
  });
}

/** What a node that answers is none for. */
const others: ReadonlySet<ErrorCode> = new Set<ErrorCode>(["DEPLOYMENT_WRONG_CHAIN_ID", "DEPLOYMENT_WRONG_GENESIS"]);

/** A provider that answers every question with the reason why there is no node. */
function absentNode([url]: readonly string[], chainId: number, reason: unknown): JsonRpcProvider {
  if (url === undefined || !(reason instanceof ElicenseError)) throw reason;
  if (!isUnanswered(reason) && !others.has(reason.code)) throw reason;
  const request = new FetchRequest(url);
  request.getUrlFunc = () => Promise.reject(reason);
  const network = Network.from(chainId);
  return new JsonRpcProvider(request, network, { staticNetwork: network });
}
