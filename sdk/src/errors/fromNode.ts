import { isError, Transaction } from "ethers";

import {
  NODE_ACCOUNT_NOT_ALLOWED,
  NODE_FORBIDDEN,
  NODE_REFUSED,
  NODE_UNAUTHORIZED,
  NODE_UNREACHABLE,
  UNEXPECTED,
} from "./catalogue/deployment.js";
import type { Text } from "../language.js";
import { ElicenseError } from "./ElicenseError.js";

/** Codes of the system's errors that mean that no connection came about, or that it broke. */
const connectionCodes = new Set([
  "EAI_AGAIN",
  "ECONNABORTED",
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EPIPE",
  "ETIMEDOUT",
  "UND_ERR_BODY_TIMEOUT",
  "UND_ERR_CONNECT_TIMEOUT",
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_SOCKET",
]);

/** What Besu says where a token is needed, or permits something else; and where an account is not on its list. */
const rpcCodes = { unauthorized: -40_100, accountNotAllowed: -32_007 } as const;

/** Codes of ethers' errors that mean the same. */
const ethersCodes = new Set(["NETWORK_ERROR", "SERVER_ERROR", "TIMEOUT"]);

/** What ethers cannot decode; its own words say of which function and value. */
const unreadable: Text = { en: "its answer is not of the form that it must have", zh: "其答复的格式有误" };

/**
 * Turns what a node, or the way to it, threw into the SDK's error.
 *
 * @param error - What ethers or `fetch` threw.
 * @param url - Address of the node; taken from the error if left out and known there.
 * @returns NODE_UNREACHABLE where no answer came; NODE_UNAUTHORIZED, NODE_FORBIDDEN or NODE_ACCOUNT_NOT_ALLOWED where the
 * node lets the asker not in, or its account not send; NODE_REFUSED where it answered with any other error; UNEXPECTED for
 * anything else; an {@link ElicenseError} unchanged.
 */
export function fromNode(error: unknown, url?: string): ElicenseError {
  const chain = causesOf(error);
  const known = chain.find((each) => each instanceof ElicenseError);
  if (known !== undefined) return known;

  const kept = firstOf(chain, (each) => keptOut(each, url ?? firstOf(chain, urlOf), () => firstOf(chain, senderOf)));
  if (kept !== undefined) return kept;

  // What the system said is further down in the chain than what others made of it, and says more.
  const fault = firstOf(chain, systemFault) ?? firstOf(chain, clientFault);
  if (fault !== undefined) return unreachable(url ?? firstOf(chain, urlOf), fault);

  if (error instanceof Error && "shortMessage" in error && typeof error.shortMessage === "string") {
    const reason = nodeMessage(error) ?? (isError(error, "BAD_DATA") ? unreadable : error.shortMessage);
    return new ElicenseError(NODE_REFUSED, { reason }, { cause: error });
  }
  const reason = error instanceof Error ? error.message : String(error);
  return new ElicenseError(UNEXPECTED, { reason }, { cause: error });
}

/**
 * Makes the error for a node that does not answer. The cause is left out on purpose: ethers writes the whole address
 * of the node into its messages, with whatever user name, password or key stands there.
 *
 * @param url - Address of the node, where it is known; only its scheme, host and port are shown.
 * @param reason - What went wrong, as a code, or in a few words of each language.
 */
export function unreachable(url: string | undefined, reason: string | Text): ElicenseError {
  return new ElicenseError(NODE_UNREACHABLE, { url: originOf(url) ?? "?", reason });
}

/**
 * Makes the error for a node that keeps the asker out.
 *
 * @param status - Status of its answer over HTTP.
 * @returns `undefined` for any other status.
 */
export function keptOutBy(url: string | undefined, status: number): ElicenseError | undefined {
  const entry = { 401: NODE_UNAUTHORIZED, 403: NODE_FORBIDDEN }[status];
  return entry && new ElicenseError(entry, { url: originOf(url) ?? "?" });
}

/**
 * Makes the error for a node whose every answer to a batch is that it keeps the asker out: over HTTP all is well then.
 *
 * @returns `undefined` for any other answers.
 */
export function keptOutOfAll(url: string | undefined, answers: readonly object[]): ElicenseError | undefined {
  const isOut = (answer: { readonly error?: { readonly code?: unknown } }): boolean =>
    answer.error?.code === rpcCodes.unauthorized;
  return answers.length > 0 && answers.every(isOut) ? keptOutBy(url, 401) : undefined;
}

function keptOut(error: object, url: string | undefined, sender: () => string | undefined): ElicenseError | undefined {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  if (code === rpcCodes.unauthorized) return keptOutBy(url, 401);
  const isAccount = code === rpcCodes.accountNotAllowed && typeof message === "string" && /authorized/i.test(message);
  return isAccount ? new ElicenseError(NODE_ACCOUNT_NOT_ALLOWED, { account: sender() ?? "?" }) : undefined;
}

/** The account of a transaction that was to be sent, as its bytes have it. */
function senderOf(error: object): string | undefined {
  const { payload } = error as {
    readonly payload?: { readonly method?: unknown; readonly params?: readonly unknown[] };
  };
  const bytes = payload?.method === "eth_sendRawTransaction" ? payload.params?.[0] : undefined;
  if (typeof bytes !== "string") return undefined;
  try {
    return Transaction.from(bytes).from ?? undefined;
  } catch {
    return undefined;
  }
}

/** The error, what caused it, what caused that, …: ethers and Node keep it in different places. */
function causesOf(error: unknown): readonly object[] {
  const chain: object[] = [];
  const pending = [error];
  while (pending.length > 0 && chain.length < 16) {
    const next = pending.shift();
    if (typeof next !== "object" || next === null || chain.includes(next)) continue;
    chain.push(next);
    const { cause, error: inner, info } = next as { cause?: unknown; error?: unknown; info?: { error?: unknown } };
    pending.push(cause, inner, info?.error);
  }
  return chain;
}

function firstOf<Found>(errors: readonly object[], read: (error: object) => Found | undefined): Found | undefined {
  return errors.map(read).find((each) => each !== undefined);
}

function systemFault(error: object): string | undefined {
  const { code } = error as { readonly code?: unknown };
  return typeof code === "string" && connectionCodes.has(code) ? code : undefined;
}

function clientFault(error: object): string | undefined {
  const { code, name, message, shortMessage, operation } = error as Record<string, unknown>;
  // Half an answer is none: bytes that are no JSON, or a batch in which one is missing.
  if (code === "UNSUPPORTED_OPERATION" && operation === "bodyJson") return "ANSWER_CUT_OFF";
  if (code === "BAD_DATA" && shortMessage === "missing response for request") return "ANSWER_CUT_OFF";
  if (typeof code === "string" && ethersCodes.has(code)) return typeof shortMessage === "string" ? shortMessage : code;
  if (name === "TimeoutError") return "TIMEOUT";
  // A browser says no more than this, be it the network or the node's list of allowed origins.
  if (name === "TypeError" && typeof message === "string" && /fetch|NetworkError|Load failed/.test(message)) {
    return "NETWORK_ERROR";
  }
  return undefined;
}

/** What the node itself said, which is clearer than what ethers makes of it. */
function nodeMessage(error: Error): string | undefined {
  if (!isError(error, "UNKNOWN_ERROR")) return undefined;
  const { message } = (error as { error?: { message?: unknown } }).error ?? {};
  return typeof message === "string" ? message : undefined;
}

function urlOf(error: object): string | undefined {
  const { request, requestUrl } = error as { request?: { url?: unknown }; requestUrl?: unknown };
  return [requestUrl, request?.url].find((each) => typeof each === "string");
}

/** Scheme, host and port of an address: what may be shown of it. */
export function originOf(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}
