import {
  divisionContains,
  parseLicenseId,
  rightFor,
  type LicenseAction,
  type LicenseId,
  type Right,
} from "@elicense/sdk";

import type { AuthorityData } from "./readAuthority.js";

/** A decision that is to be approved, as far as its approver's right depends on it. */
export interface ToBeApproved {
  readonly action: LicenseAction;
  /** The license acted upon; `null` for an issue. */
  readonly id: LicenseId | null;
  /** Number of the authority that approves. */
  readonly approver: number;
}

/**
 * Gives the right that a key needs for its approval of a call to serve: for a second key that of the action itself, for
 * another authority REVIEW; for the one that a license is transferred away from, TRANSFER.
 */
export function rightToApprove({ action, id, approver }: ToBeApproved, acting: AuthorityData): Right {
  if (approver === acting.number) return rightFor(action);
  return isLeaving(action, id, acting) ? "TRANSFER" : "REVIEW";
}

/** Tells whether an action takes a license away from a region that is not the acting authority's. */
export function isLeaving(action: LicenseAction, id: LicenseId | null, acting: AuthorityData): boolean {
  return action === "TRANSFER" && id !== null && !divisionContains(acting.region, parseLicenseId(id).region);
}
