import { Network, type FetchRequest, type JsonRpcProvider } from "ethers";

import { unreachable } from "../errors/fromNode.js";
import { NodeProvider } from "./NodeProvider.js";
import { requestTo } from "./requestTo.js";

/** Options of {@link connect}. */
export interface ConnectOptions {
  /** How long the node may take to say which chain it serves, seconds. */
  readonly timeoutSeconds?: number;
  /** How long it may take for any later request, seconds. */
  readonly requestTimeoutSeconds?: number;
  /** How long it is asked again where it gives no answer to a later request, or half of one, seconds. */
  readonly patienceSeconds?: number;
  /** How often it is asked for a new block while a transaction is waited for, seconds. */
  readonly pollingSeconds?: number;
}

/**
 * Connects to a node, and fails soon where there is none: ethers by itself would look for the network for ever.
 *
 * @param url - Address of the node's RPC; a user name and password in it are sent as basic authentication.
 * @param options.timeoutSeconds - 5 if left out.
 * @param options.requestTimeoutSeconds - 30 if left out.
 * @param options.patienceSeconds - 0 if left out: it is asked once.
 * @param options.pollingSeconds - 0.5 if left out.
 * @returns A provider for the chain that the node serves, which was asked for once. Call its `destroy` when done.
 * @throws {ElicenseError} NODE_URL for an address that is none, NODE_UNREACHABLE; later requests throw it too.
 * @example
 * const provider = await connect("http://127.0.0.1:8545");
 */
export async function connect(url: string, options: ConnectOptions = {}): Promise<JsonRpcProvider> {
  const { timeoutSeconds = 5, requestTimeoutSeconds = 30, patienceSeconds = 0, pollingSeconds = 0.5 } = options;
  const request = requestTo(url);

  request.timeout = timeoutSeconds * 1000;
  const chainId = await readChainId(request.clone());

  request.timeout = requestTimeoutSeconds * 1000;
  const network = Network.from(chainId);
  const settings = {
    staticNetwork: network,
    pollingInterval: pollingSeconds * 1000,
    // ethers would give the nonce of 250 ms ago, which is used up on a chain that mines at once.
    cacheTimeout: -1,
  };
  return new NodeProvider(request, network, settings, patienceSeconds * 1000);
}

async function readChainId(request: FetchRequest): Promise<bigint> {
  request.body = { jsonrpc: "2.0", id: 1, method: "eth_chainId", params: [] };
  const response = await request.send();
  if (!response.ok()) throw unreachable(request.url, `HTTP ${response.statusCode}`);
  const chainId = parseChainId(response.bodyText);
  if (chainId === undefined) throw unreachable(request.url, "no answer to eth_chainId");
  return chainId;
}

function parseChainId(text: string): bigint | undefined {
  try {
    const { result } = JSON.parse(text) as { result?: unknown };
    return typeof result === "string" && /^0x[\da-f]+$/i.test(result) ? BigInt(result) : undefined;
  } catch {
    return undefined;
  }
}
