import { divisionContains, getAuthorityByCode, getRights } from "@elicense/sdk";

import { exitCodes } from "../../exit.js";
import { CommandError } from "../support/CommandError.js";
import { readAuthority, type AuthorityData } from "../support/readAuthority.js";
import { isLeaving, rightToApprove } from "../support/rightToApprove.js";
import type { DecidedAction, Deciding } from "./DecisionCommand.js";

/** Parameters of {@link findApprover}. */
export interface FindApproverParameters {
  readonly action: DecidedAction;
  /** Unified social credit code that was named; `undefined` where none was. */
  readonly code: string | undefined;
  /** Division code of what the approver has to be competent for. */
  readonly region: string;
}

/**
 * Finds who is to approve a decision, by the rule of its reason: nobody, a second key of the authority that acts, or the
 * authority that was named. What leaves another's region needs an authority there, whatever the reason.
 *
 * @returns The authority; `null` where no approval is needed.
 * @throws {CommandError} DECIDE_APPROVER_MISSING, DECIDE_APPROVER_NOT_NEEDED, DECIDE_APPROVER_UNKNOWN,
 * DECIDE_APPROVER_SELF, DECIDE_APPROVER_NOT_ACCREDITED or DECIDE_APPROVER_OUTSIDE.
 * @throws {ElicenseError} An IDENTIFIER_ code for what is no code; or the node's trouble.
 */
export async function findApprover(
  { client, license: { id }, type, reason, authority }: Deciding,
  { action, code, region }: FindApproverParameters,
): Promise<AuthorityData | null> {
  const rule = isLeaving(action, id, authority) ? "AnotherAuthority" : reason.approval;
  const details = { reason: reason.code };
  if (rule !== "AnotherAuthority") {
    if (code !== undefined) throw new CommandError("decide.approverNotNeeded", exitCodes.usage, details);
    return rule === "AnotherKey" ? authority : null;
  }
  if (code === undefined) throw new CommandError("decide.approverMissing", exitCodes.usage, details);

  const found = await getAuthorityByCode(client, { code });
  if (found === null) throw new CommandError("decide.approverUnknown", exitCodes.refused);
  if (found.number === authority.number) throw new CommandError("decide.approverSelf", exitCodes.refused, details);
  const right = rightToApprove({ action, id, approver: found.number }, authority);
  const held = await getRights(client, { authority: found.number, licenseType: type.number });
  if (!held.includes(right)) throw new CommandError("decide.approverNotAccredited", exitCodes.refused, { right });
  if (!divisionContains(found.region, region)) {
    throw new CommandError("decide.approverOutside", exitCodes.refused, { region: found.region, division: region });
  }
  return readAuthority(client, found.number);
}
