import type { Client } from "../client.js";
import type { GovernanceAccount } from "../deployment/Deployment.js";
import { CONSORTIUM_MISSING } from "../errors/catalogue/consortium.js";
import { ElicenseError } from "../errors/ElicenseError.js";

/**
 * Gives the multi-signature account of a deployment.
 *
 * @throws {ElicenseError} CONSORTIUM_MISSING where the manifest names none.
 */
export function requireConsortium({ deployment }: Pick<Client, "deployment">): GovernanceAccount {
  if (deployment.governance === undefined) throw new ElicenseError(CONSORTIUM_MISSING);
  return deployment.governance;
}
