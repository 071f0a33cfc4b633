import { Network, type FetchRequest, type JsonRpcApiProviderOptions, type JsonRpcProvider } from "ethers";

import { DEPLOYMENT_WRONG_CHAIN_ID, DEPLOYMENT_WRONG_GENESIS, NODE_URL } from "../errors/catalogue/deployment.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { fromNode, keptOutBy, unreachable } from "../errors/fromNode.js";
import { askHead, type NodeHead } from "./askHead.js";
import type { Deployment } from "./Deployment.js";
import { FailoverProvider } from "./FailoverProvider.js";
import { NodeProvider } from "./NodeProvider.js";
import { requestTo, type NodeToken } from "./requestTo.js";

/** The chain that nodes must serve. */
type Chain = Pick<Deployment, "chainId" | "genesisHash">;

/** Options of {@link connect}. */
export interface ConnectOptions {
  /** How long the node may take to say which chain it serves, seconds. */
  readonly timeoutSeconds?: number;
  /** How long it may take for any later request, seconds. */
  readonly requestTimeoutSeconds?: number;
  /**
   * How long it is asked again where it gives no answer to a later request, or half of one, seconds; and once where it
   * does not accept the token.
   */
  readonly patienceSeconds?: number;
  /** How often it is asked for a new block while a transaction is waited for, seconds. */
  readonly pollingSeconds?: number;
  /** Token (JWT) that is sent along, by https or to this machine alone; as a function, it is asked for with each request, so that it may be renewed. */
  readonly token?: NodeToken;
  /** Of several nodes, the chain that each must serve; that of the first one that answers if left out. */
  readonly chain?: Pick<Deployment, "chainId" | "genesisHash">;
  /** Of several nodes, how old the newest block may be of the one that is asked, by this machine's clock, seconds. */
  readonly maxHeadAge?: number;
}

/**
 * Connects to a node, and fails soon where there is none: ethers by itself would look for the network for ever.
 *
 * Given several nodes of one chain, it asks the first that answers, serves the chain and has a young newest block; where
 * none has one, the one whose is youngest. Where that goes away later or falls behind, the next is asked. What this package
 * reads as a whole is read anew then, and a stream, whose pages cannot be taken back, ends with NODE_CHANGED: answers of two
 * nodes are never put together. To have several nodes compared, give `verify` a client for each.
 *
 * @param url - Address of the node's RPC, or addresses of several nodes, the preferred ones first; a user name and password
 * in it are sent as basic authentication.
 * @param options.timeoutSeconds - 5 if left out.
 * @param options.requestTimeoutSeconds - 30 if left out.
 * @param options.patienceSeconds - 0 if left out: it is asked once.
 * @param options.pollingSeconds - 0.5 if left out.
 * @param options.maxHeadAge - 60 if left out.
 * @returns A provider for the chain that the node serves, which was asked for once. Call its `destroy` when done.
 * @throws {ElicenseError} NODE_URL for an address that is none, NODE_TOKEN_FORM; NODE_TOKEN_UNENCRYPTED for a token and an
 * `http:` address of another machine; NODE_UNREACHABLE, NODE_UNAUTHORIZED or NODE_FORBIDDEN, which later requests throw too; of
 * several nodes what is the matter with the first, DEPLOYMENT_WRONG_CHAIN_ID or DEPLOYMENT_WRONG_GENESIS among that.
 * @example
 * const provider = await connect("http://127.0.0.1:8545");
 */
export async function connect(url: string | readonly string[], options: ConnectOptions = {}): Promise<JsonRpcProvider> {
  const { timeoutSeconds = 5, requestTimeoutSeconds = 30, patienceSeconds = 0, pollingSeconds = 0.5 } = options;
  const { maxHeadAge = 60 } = options;
  const urls = typeof url === "string" ? [url] : url;
  const nodes = urls.map((each) => requestTo(each, options.token));
  const [only] = nodes;
  if (only === undefined) throw new ElicenseError(NODE_URL);
  for (const node of nodes) node.timeout = timeoutSeconds * 1000;

  const patience = patienceSeconds * 1000;
  const settings = (
    chainId: number | bigint,
  ): { readonly network: Network; readonly options: JsonRpcApiProviderOptions } => {
    for (const node of nodes) node.timeout = requestTimeoutSeconds * 1000;
    const network = Network.from(chainId);
    return {
      network,
      options: {
        staticNetwork: network,
        pollingInterval: pollingSeconds * 1000,
        // ethers would give the nonce of 250 ms ago, which is used up on a chain that mines at once.
        cacheTimeout: -1,
      },
    };
  };
  if (nodes.length === 1) {
    const { network, options } = settings(await readChainId(only.clone()));
    return new NodeProvider(only, network, options, patience);
  }
  const { first, chain } = await choose(nodes, options.chain, maxHeadAge);
  return new FailoverProvider({ nodes, first, chain, patience, maxHeadAge, ...settings(chain.chainId) });
}

interface Chosen {
  readonly first: number;
  readonly chain: Chain;
}

/** Finds the node to begin with: the first whose newest block is young, else the one whose is youngest. */
async function choose(nodes: readonly FetchRequest[], chain: Chain | undefined, maxHeadAge: number): Promise<Chosen> {
  let expected = chain;
  let youngest: { readonly first: number; readonly head: NodeHead } | undefined;
  let trouble: ElicenseError | undefined;
  for (const [first, node] of nodes.entries()) {
    try {
      const head = await askHead(node.clone());
      expected ??= head;
      requireChain(head, expected);
      if (Date.now() / 1000 - head.timestamp <= maxHeadAge) return { first, chain: expected };
      if (youngest === undefined || head.timestamp > youngest.head.timestamp) youngest = { first, head };
    } catch (error) {
      trouble ??= fromNode(error, node.url);
    }
  }
  if (youngest === undefined || expected === undefined) throw trouble ?? unreachable(undefined, "?");
  return { first: youngest.first, chain: expected };
}

function requireChain(head: NodeHead, { chainId, genesisHash }: Chain): void {
  if (head.chainId !== chainId) {
    throw new ElicenseError(DEPLOYMENT_WRONG_CHAIN_ID, { expected: chainId, actual: head.chainId });
  }
  if (head.genesisHash !== genesisHash) {
    throw new ElicenseError(DEPLOYMENT_WRONG_GENESIS, { expected: genesisHash, actual: head.genesisHash });
  }
}

async function readChainId(request: FetchRequest): Promise<bigint> {
  request.body = { jsonrpc: "2.0", id: 1, method: "eth_chainId", params: [] };
  const response = await request.send();
  const kept = keptOutBy(request.url, response.statusCode);
  if (kept !== undefined) throw kept;
  if (!response.ok()) throw unreachable(request.url, `HTTP ${response.statusCode}`);
  const chainId = parseChainId(response.bodyText);
  if (chainId === undefined)
    throw unreachable(request.url, { en: "no answer to eth_chainId", zh: "对 eth_chainId 没有答复" });
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
