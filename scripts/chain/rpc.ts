import { fromNode } from "@elicense/sdk";

/**
 * Asks a node one thing, without the delays and retries of a provider.
 *
 * @param url - Address of its RPC.
 * @param method - RPC method.
 * @param parameters - Its parameters.
 * @throws {ElicenseError} NODE_UNREACHABLE, or NODE_REFUSED with what the node said.
 */
export async function rpc(url: string, method: string, parameters: readonly unknown[] = []): Promise<unknown> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params: parameters }),
      signal: AbortSignal.timeout(30_000),
    });
    const answer = (await response.json()) as { readonly result?: unknown; readonly error?: { message: string } };
    if (answer.error) throw Object.assign(new Error(method), { shortMessage: answer.error.message });
    return answer.result;
  } catch (error) {
    throw fromNode(error, url);
  }
}
