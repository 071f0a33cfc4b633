import type { ElicenseError } from "../errors/ElicenseError.js";
import { fromChain } from "../errors/fromChain.js";
import { isUnanswered } from "../errors/isUnanswered.js";

/** Codes that say nothing of the call either, though the node answered. */
const troubles: ReadonlySet<string> = new Set(["NODE_CHANGED", "NODE_REFUSED", "UNEXPECTED"]);

/**
 * Gives what a call was refused for when it was tried.
 *
 * @param thrown - What ethers threw.
 * @throws {ElicenseError} The node's trouble, which says nothing of the call.
 */
export function toRefusal(thrown: unknown): ElicenseError {
  const error = fromChain(thrown);
  if (isUnanswered(error) || troubles.has(error.code)) throw error;
  return error;
}
