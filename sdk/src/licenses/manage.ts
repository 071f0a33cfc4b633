import { interfaces } from "../contracts.js";
import { requireLicenseId, toDecisionArgument, type Decision, type LicenseId } from "./licenseId.js";

/** An action on one license, by a decision that says all there is to say. */
export interface ManageParameters {
  readonly id: LicenseId;
  readonly decision: Decision;
}

/** Functions of the license registry that take a license and a decision alone. */
type ManageFunction = "annotate" | "annul" | "cancel" | "endorse" | "resume" | "revoke";

/** Encodes the call of an action on one license. */
export function encodeManage(name: ManageFunction, { id, decision }: ManageParameters): string {
  const values = [requireLicenseId(id), toDecisionArgument(decision)] as const;
  // The overloads of the generated types take one name each.
  return interfaces.licenses.encodeFunctionData(name as "revoke", [...values]);
}
