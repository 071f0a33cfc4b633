import { FetchRequest, type GetUrlResponse } from "ethers";

import { ElicenseError } from "../errors/ElicenseError.js";
import { fromNode } from "../errors/fromNode.js";

/**
 * Begins a request to a node, or to whatever else answers JSON-RPC over HTTP. A user name and password in the address are
 * sent as basic authentication, and appear in no message.
 *
 * @throws {ElicenseError} NODE_URL for an address that is none of http or https, or whose user name or password is not
 * percent-encoded.
 */
export function requestTo(url: string): FetchRequest {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !/^https?:$/.test(parsed.protocol)) throw new ElicenseError("NODE_URL");
  const { username, password } = parsed;
  // fetch refuses an address with credentials, and messages would show them.
  parsed.username = "";
  parsed.password = "";

  const request = new FetchRequest(parsed.href);
  if (username || password) {
    request.allowInsecureAuthentication = true;
    request.setCredentials(decode(username), decode(password));
  }
  request.getUrlFunc = getUrl;
  return request;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Nothing is put right by guessing.
    throw new ElicenseError("NODE_URL");
  }
}

/** Unlike ethers' own way for Node, ends the connection of a request that takes too long. */
async function getUrl(request: FetchRequest): Promise<GetUrlResponse> {
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: request.headers,
      // A copy, since fetch takes no bytes that could be shared.
      body: request.body && new Uint8Array(request.body),
      signal: AbortSignal.timeout(request.timeout),
    });
    return {
      statusCode: response.status,
      statusMessage: response.statusText,
      headers: Object.fromEntries(response.headers),
      body: new Uint8Array(await response.arrayBuffer()),
    };
  } catch (error) {
    throw fromNode(error, request.url);
  }
}
