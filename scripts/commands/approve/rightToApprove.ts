import { divisionContains, parseLicenseId, rightFor, type DecodedCall, type Right } from "@elicense/sdk";

import type { AuthorityData } from "../support/readAuthority.js";

/**
 * Gives the right that a key needs for its approval of a call to serve: for a second key that of the action itself, for
 * another authority REVIEW; for the one that a license is transferred away from, TRANSFER.
 */
export function rightToApprove({ action, id, decision }: DecodedCall, acting: AuthorityData): Right {
  if (decision.approver === acting.number) return rightFor(action);
  const leaving = action === "TRANSFER" && id !== null && !divisionContains(acting.region, parseLicenseId(id).region);
  return leaving ? "TRANSFER" : "REVIEW";
}
