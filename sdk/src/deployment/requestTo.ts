import { FetchRequest, type FetchCancelSignal, type GetUrlResponse } from "ethers";

import { NODE_REFUSED, NODE_TOKEN_FORM, NODE_TOKEN_UNENCRYPTED, NODE_URL } from "../errors/catalogue/deployment.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { fromNode, unreachable } from "../errors/fromNode.js";

/** A token (JWT) for a node; as a function, it is asked for with each request, so that it may be renewed. */
export type NodeToken = string | (() => string);

/**
 * Begins a request to a node, or to whatever else answers JSON-RPC over HTTP. A user name and password in the address are
 * sent as basic authentication, a token as `Authorization: Bearer`; neither appears in any message.
 *
 * @throws {ElicenseError} NODE_URL for an address that is none of http or https, or whose user name or password is not
 * percent-encoded; NODE_TOKEN_FORM for a token that is none, or that stands beside a user name; NODE_TOKEN_UNENCRYPTED for
 * one that would go to another machine by plain http.
 */
export function requestTo(url: string, token?: NodeToken): FetchRequest {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !/^https?:$/.test(parsed.protocol)) throw new ElicenseError(NODE_URL);
  const { username, password } = parsed;
  // fetch refuses an address with credentials, and messages would show them.
  parsed.username = "";
  parsed.password = "";

  const request = new FetchRequest(parsed.href);
  if (username || password) {
    request.allowInsecureAuthentication = true;
    request.setCredentials(decode(username), decode(password));
  }
  if (token === undefined) {
    request.getUrlFunc = (sent, signal) => getUrl(sent, signal);
    return request;
  }
  if (username || password) throw new ElicenseError(NODE_TOKEN_FORM);
  if (parsed.protocol === "http:" && !isThisMachine(parsed.hostname)) {
    throw new ElicenseError(NODE_TOKEN_UNENCRYPTED, { url: parsed.origin });
  }
  bearer(token);
  // The request itself never has it: what ethers throws has the request.
  request.getUrlFunc = (sent, signal) => getUrl(sent, signal, token);
  return request;
}

/** Whether a host, as URLs write it, is this machine's own, to which nothing goes over a wire. */
function isThisMachine(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

/** What is no visible character would end the header, or begin another. */
function bearer(token: NodeToken): string {
  const text = typeof token === "string" ? token : token();
  if (!/^[!-~]+$/.test(text)) throw new ElicenseError(NODE_TOKEN_FORM);
  return `Bearer ${text}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Nothing is put right by guessing.
    throw new ElicenseError(NODE_URL);
  }
}

/**
 * How long an answer may be once it is unpacked, bytes: a hundred thousand logs. One that is longer is refused like one
 * that the node itself will not give, so that less is asked for.
 */
const maxAnswerBytes = 128 * 1_048_576;

/**
 * Unlike ethers' own way for Node, ends the connection of a request that takes too long or is cancelled, follows no
 * redirection, and keeps no more than an answer has.
 */
async function getUrl(request: FetchRequest, signal?: FetchCancelSignal, token?: NodeToken): Promise<GetUrlResponse> {
  const ending = new AbortController();
  const timer = setTimeout(() => ending.abort(unreachable(request.url, "TIMEOUT")), request.timeout);
  signal?.addListener(() => ending.abort(unreachable(request.url, "CANCELLED")));
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: { ...request.headers, ...(token !== undefined && { authorization: bearer(token) }) },
      // A copy, since fetch takes no bytes that could be shared.
      body: request.body && new Uint8Array(request.body),
      signal: ending.signal,
      redirect: "manual",
    });
    // Whom to ask is not for the node to say; ethers would follow it, too. A browser tells of it by the type alone.
    const isElsewhere = response.type === "opaqueredirect" || (response.status >= 300 && response.status < 400);
    if (isElsewhere) throw unreachable(request.url, `HTTP ${response.status}`);
    // ethers would wait as long as this says, beyond any limit of the request's own.
    const { "retry-after": _, ...headers } = Object.fromEntries(response.headers);
    return {
      statusCode: response.status,
      statusMessage: response.statusText,
      headers,
      body: await readBody(response),
    };
  } catch (error) {
    // Not every browser gives the reason of its own accord.
    const reason: unknown = ending.signal.aborted ? ending.signal.reason : error;
    ending.abort();
    throw fromNode(reason, request.url);
  } finally {
    clearTimeout(timer);
  }
}

/** Keeps of an answer that never ends, or was packed small, no more than any has. */
async function readBody({ body }: Response): Promise<Uint8Array> {
  const reader = body?.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    length += part.value.length;
    if (length > maxAnswerBytes) {
      void reader?.cancel().catch(() => undefined);
      throw new ElicenseError(NODE_REFUSED, { reason: "ANSWER_TOO_LARGE" });
    }
    chunks.push(part.value);
  }
  const whole = new Uint8Array(length);
  let place = 0;
  for (const chunk of chunks) {
    whole.set(chunk, place);
    place += chunk.length;
  }
  return whole;
}
