import { connect } from "@elicense/sdk";
import type { JsonRpcProvider } from "ethers";

/** How long a node of this machine may take for an answer, seconds. */
const timeoutSeconds = 5;

/**
 * Lends a connection to a node.
 *
 * @param token - What an RPC node asks for.
 * @throws {ElicenseError} NODE_UNREACHABLE where none answers there.
 */
export async function askNode<Result>(
  url: string,
  ask: (node: JsonRpcProvider) => Promise<Result>,
  token?: string,
): Promise<Result> {
  const timeouts = { timeoutSeconds, requestTimeoutSeconds: timeoutSeconds };
  const node = await connect(url, { ...timeouts, ...(token !== undefined && { token }) });
  try {
    return await ask(node);
  } finally {
    node.destroy();
  }
}
