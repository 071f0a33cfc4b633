import { connect, createClient, ElicenseError, type Client } from "@elicense/sdk";
import { FetchRequest, JsonRpcProvider, Network } from "ethers";

import type { Config } from "../../config.js";
import { deploymentOf } from "./connectClient.js";

/**
 * Lends clients that can only read, one for each node, even where no node answers: what a document says by itself can be
 * judged without one, and the rest is then said to be unknown.
 *
 * @param urls - Addresses of the nodes; the settings' node if there are none.
 * @throws {ElicenseError} NODE_URL, DEPLOYMENT_MISSING or DEPLOYMENT_MALFORMED.
 */
export async function withReaders<Result>(
  config: Config,
  urls: readonly string[],
  command: (clients: readonly Client[]) => Promise<Result>,
): Promise<Result> {
  const deployment = deploymentOf(config);
  const nodes = urls.length > 0 ? urls : [config.rpcUrl];
  const providers = await Promise.all(
    nodes.map((url) => connect(url).catch((error: unknown) => absentNode(url, config.chainId, error))),
  );
  const names = namesOf(nodes);
  try {
    const clients = providers.map((runner, position) => {
      const name = names[position];
      return createClient({ runner, deployment, ...(name !== undefined && { name }) });
    });
    return await command(clients);
  } finally {
    for (const provider of providers) provider.destroy();
  }
}

/** Names nodes by scheme, host and port alone, since more of an address may be secret; by number where that is the same. */
function namesOf(urls: readonly string[]): readonly string[] {
  const origins = urls.map((url) => new URL(url).origin);
  return origins.map((origin, position) => {
    const place = origins.slice(0, position).filter((other) => other === origin).length + 1;
    return place === 1 ? origin : `${origin} (${place})`;
  });
}

/** A provider that answers every question with the reason why there is no node. */
function absentNode(url: string, chainId: number, reason: unknown): JsonRpcProvider {
  if (!(reason instanceof ElicenseError) || reason.code !== "NODE_UNREACHABLE") throw reason;
  const request = new FetchRequest(url);
  request.getUrlFunc = () => Promise.reject(reason);
  const network = Network.from(chainId);
  return new JsonRpcProvider(request, network, { staticNetwork: network });
}
