import { ElicenseError, type ErrorCode } from "@elicense/sdk";

import { InterruptedError } from "../../interruption.js";

/**
 * Tells whether an error comes before a transaction is handed to the node, or instead of it: nothing was carried out.
 */
export function wasNotSent(error: unknown): boolean {
  return error instanceof ElicenseError && before.test(error.code);
}

const before =
  /^(?:AUTHORITY_REGISTRY|JOINT_APPROVAL|LICENSE_CATALOG|LICENSE_REGISTRY|ACCESS_MANAGED|DEPLOYMENT)_|^(?:ENFORCED_PAUSE|NODE_ACCOUNT_NOT_ALLOWED|REVERT_UNKNOWN|SIGNER_MISSING|TRANSACTIONS_STUCK)$/;

/** Tells whether an error is that the program was asked to end before a transaction was signed. */
export function wasInterrupted(error: unknown): boolean {
  return error instanceof Error && error.cause instanceof InterruptedError && !error.cause.sent;
}

/** Refusals of the license registry that are not about a license, but about all that an authority issues. */
const general: ReadonlySet<ErrorCode> = new Set<ErrorCode>(["LICENSE_REGISTRY_REGISTER_FULL"]);

/**
 * Tells whether the chain refused a batch for licenses in it, or for its decision or approval: others may be issued.
 */
export function concernsLicenses({ code }: ElicenseError): boolean {
  return /^(?:JOINT_APPROVAL|LICENSE_CATALOG|LICENSE_REGISTRY)_/.test(code) && !general.has(code);
}

/**
 * Tells whether a transaction was carried out to no effect: something that came before it was not there yet when it was
 * tried, such as the same licenses, issued by another machine.
 */
export function hadNoEffect({ code, cause }: ElicenseError): boolean {
  const { receipt } = (cause ?? {}) as { readonly receipt?: unknown };
  return code === "REVERT_UNKNOWN" && typeof receipt === "object" && receipt !== null;
}
