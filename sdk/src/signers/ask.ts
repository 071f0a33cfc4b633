import type { FetchRequest } from "ethers";

import { requestTo } from "../deployment/requestTo.js";
import { SIGNER_UNREACHABLE } from "../errors/catalogue/client.js";
import { ElicenseError, type ErrorDetails } from "../errors/ElicenseError.js";
import { fromNode, originOf } from "../errors/fromNode.js";

/** What an external signer answered: a result, or its refusal in its own words. */
export type SignerAnswer =
  { readonly kind: "RESULT"; readonly result: unknown } | { readonly kind: "REFUSED"; readonly reason: string };

/** Asks an external signer one thing. */
export type AskSigner = (method: string, params: readonly unknown[]) => Promise<SignerAnswer>;

/**
 * Makes the way to ask an external signer, by JSON-RPC over HTTP.
 *
 * @param url - Its address; a user name and password in it are sent as basic authentication.
 * @param timeoutSeconds - How long it may take to answer: a person may have to agree.
 * @returns Asks; throws SIGNER_UNREACHABLE where no answer came, or one that is none.
 * @throws {ElicenseError} NODE_URL.
 */
export function askerOf(url: string, timeoutSeconds: number): AskSigner {
  const request = requestTo(url);
  request.timeout = timeoutSeconds * 1000;
  return async (method, params) => {
    const asked = request.clone();
    asked.body = { jsonrpc: "2.0", id: 1, method, params };
    return answerOf(asked);
  };
}

async function answerOf(request: FetchRequest): Promise<SignerAnswer> {
  const response = await request.send().catch((error: unknown) => {
    const { reason = "?" } = fromNode(error, request.url).details;
    throw unreachable(request.url, reason);
  });
  const answer = parse(response.bodyText);
  // Signers refuse with a status of their own too, and say why in the body.
  if (typeof answer?.error === "object" && answer.error !== null) {
    const { message } = answer.error as { readonly message?: unknown };
    return { kind: "REFUSED", reason: typeof message === "string" ? message : "?" };
  }
  if (!response.ok()) throw unreachable(request.url, `HTTP ${response.statusCode}`);
  if (answer === undefined || !("result" in answer)) throw unreachable(request.url, "ANSWER_CUT_OFF");
  return { kind: "RESULT", result: answer.result };
}

function parse(text: string): { readonly result?: unknown; readonly error?: unknown } | undefined {
  try {
    const answer = JSON.parse(text) as unknown;
    return typeof answer === "object" && answer !== null ? answer : undefined;
  } catch {
    return undefined;
  }
}

function unreachable(url: string, reason: ErrorDetails[string]): ElicenseError {
  return new ElicenseError(SIGNER_UNREACHABLE, { url: originOf(url) ?? "?", reason });
}
