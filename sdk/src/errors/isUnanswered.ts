import { ElicenseError } from "./ElicenseError.js";

/** What is one node's trouble, and may be no other's. */
const codes: ReadonlySet<string> = new Set(["NODE_UNREACHABLE", "NODE_UNAUTHORIZED", "NODE_FORBIDDEN"]);

/**
 * Tells whether an error says that a node gave no answer: it cannot be reached, or does not let the asker in. What was asked
 * is open then, and another node may know.
 *
 * @param error - Whatever was thrown; what ethers threw is no such error until `fromNode` has read it.
 * @example
 * isUnanswered(errorOf("NODE_UNREACHABLE", { url, reason: "TIMEOUT" })); // true
 */
export function isUnanswered(error: unknown): boolean {
  return error instanceof ElicenseError && codes.has(error.code);
}
