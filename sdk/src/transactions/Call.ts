import type { ContractRole } from "../deployment/Deployment.js";

/** A call of one of the deployment's contracts: what an action sends, what is approved, and what is prepared alike. */
export interface Call<Outcome = null> {
  /** The contract that carries it out. */
  readonly contract: ContractRole;
  /** Calldata, in hexadecimal. */
  readonly data: string;
  /** Reads what the contract gives back. */
  readonly outcome: (returned: string) => Outcome;
}

/** The outcome of a call that gives nothing back: that it succeeds says all. */
export const nothing = (): null => null;
