import type { ContractRole, Deployment } from "../deployment/Deployment.js";
import { CONSORTIUM_MISSING } from "../errors/catalogue/consortium.js";
import { ElicenseError } from "../errors/ElicenseError.js";

/** A contract that is called: one of the deployment's, or the multi-signature account that governs it. */
export type Callee = ContractRole | "governance";

/** A call of one of these: what an action sends, what is approved, and what is prepared alike. */
export interface Call<Outcome = null> {
  /** The contract that carries it out. */
  readonly contract: Callee;
  /** Calldata, in hexadecimal. */
  readonly data: string;
  /** Reads what the contract gives back. */
  readonly outcome: (returned: string) => Outcome;
}

/** The outcome of a call that gives nothing back: that it succeeds says all. */
export const nothing = (): null => null;

/**
 * Gives the address of what is called.
 *
 * @throws {ElicenseError} CONSORTIUM_MISSING where the manifest names no multi-signature account.
 */
export function addressOf({ contracts, governance }: Deployment, callee: Callee): string {
  if (callee !== "governance") return contracts[callee].address;
  if (governance === undefined) throw new ElicenseError(CONSORTIUM_MISSING);
  return governance.account;
}
