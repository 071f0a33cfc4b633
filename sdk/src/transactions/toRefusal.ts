import type { ElicenseError } from "../errors/ElicenseError.js";
import { fromChain } from "../errors/fromChain.js";

/** Codes that say that the node gave no answer about the call. */
const troubles: ReadonlySet<string> = new Set([
  "NODE_CHANGED",
  "NODE_FORBIDDEN",
  "NODE_REFUSED",
  "NODE_UNAUTHORIZED",
  "NODE_UNREACHABLE",
  "UNEXPECTED",
]);

/**
 * Gives what a call was refused for when it was tried.
 *
 * @param thrown - What ethers threw.
 * @throws {ElicenseError} The node's trouble, which says nothing of the call.
 */
export function toRefusal(thrown: unknown): ElicenseError {
  const error = fromChain(thrown);
  if (troubles.has(error.code)) throw error;
  return error;
}
