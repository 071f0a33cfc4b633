import { interfaces } from "../contracts.js";
import { nothing, type Call } from "../transactions/Call.js";
import { requireLicenseId, type LicenseId } from "./licenseId.js";
import { toDecisionArgument, type Decision } from "./Decision.js";

/** An action on one license, by a decision that says all there is to say. */
export interface ManageParameters {
  readonly id: LicenseId;
  readonly decision: Decision;
}

/** Functions of the license registry that take a license and a decision alone. */
type ManageFunction = "annotate" | "annul" | "cancel" | "endorse" | "resume" | "revoke";

/** Encodes the call of an action on one license. */
export function encodeManage(name: ManageFunction, { id, decision }: ManageParameters): Call {
  const values = [requireLicenseId(id), toDecisionArgument(decision)] as const;
  // The overloads of the generated types take one name each.
  const data = interfaces.licenses.encodeFunctionData(name as "revoke", [...values]);
  return { contract: "licenseRegistry", data, outcome: nothing };
}
