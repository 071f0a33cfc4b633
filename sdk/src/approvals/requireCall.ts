import type { Client } from "../client.js";
import { CALL_NOT_APPROVABLE } from "../errors/catalogue/client.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { hashAction, type ApprovedCall } from "./hashAction.js";
import type { PreparedCall } from "./prepareCall.js";

/**
 * Refuses a prepared call that is for another chain or registry than the client's, or that its hash is not of.
 *
 * @returns The hash, computed anew.
 * @throws {ElicenseError} CALL_NOT_APPROVABLE.
 */
export function requireCall(client: Client, call: PreparedCall): string {
  requireOwn(client, call);
  const hash = hashOf(call);
  if (hash === undefined || call.hash !== hash) throw new ElicenseError(CALL_NOT_APPROVABLE, { part: "hash" });
  return hash;
}

/**
 * Refuses a call that is for another chain or registry than the client's.
 *
 * @throws {ElicenseError} CALL_NOT_APPROVABLE.
 */
export function requireOwn({ deployment }: Client, call: Pick<ApprovedCall, "chainId" | "target">): void {
  const expected = { chainId: deployment.chainId, target: deployment.contracts.licenseRegistry.address };
  const part = (["chainId", "target"] as const).find((name) => call[name] !== expected[name]);
  if (part !== undefined) throw new ElicenseError(CALL_NOT_APPROVABLE, { part });
}

function hashOf(call: ApprovedCall): string | undefined {
  try {
    return hashAction(call);
  } catch {
    // What has no hash was not prepared; ethers' own message would quote it.
    return undefined;
  }
}
