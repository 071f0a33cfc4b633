/**
 * The chain's numbers and their names. The order is that of the enumerations in `contracts/types`, and is frozen.
 */

import { CHAIN_NUMBER_UNKNOWN } from "./errors/catalogue/client.js";
import { ElicenseError } from "./errors/ElicenseError.js";

/** Names of statuses by the chain's number; NONE is a license that was never issued. */
export const statuses = [
  "NONE",
  "ACTIVE",
  "SUSPENDED",
  "EXPIRED",
  "SUPERSEDED",
  "TRANSFERRED",
  "REVOKED",
  "ANNULLED",
  "CANCELLED",
] as const;

/** Where a license stands. */
export type Status = (typeof statuses)[number];

/** Names of what an authority does to a license, by the chain's number. */
export const actions = [
  "NONE",
  "ISSUE",
  "REISSUE",
  "TRANSFER",
  "SUSPEND",
  "RESUME",
  "REVOKE",
  "ANNUL",
  "CANCEL",
  "ANNOTATE",
  "ENDORSE",
  "REBIND",
] as const;

/** What an authority does to a license. */
export type Action = (typeof actions)[number];

/** Names of whose approval an action needs, by the chain's number. */
export const approvalRules = ["NONE", "ANOTHER_KEY", "ANOTHER_AUTHORITY"] as const;

/** Whose approval an action needs: nobody's, a second key's of the same authority, or another authority's. */
export type ApprovalRule = (typeof approvalRules)[number];

/** Names of what a reason does beside the action's own change of status, by the chain's number. */
export const effects = ["NONE", "OPEN_INVESTIGATION", "CLOSE_INVESTIGATION", "WITHDRAW_SCHEDULED"] as const;

/** What a reason does beside the action's own change of status. */
export type Effect = (typeof effects)[number];

/** Names of what a consumer does with a license, by the chain's number. */
export const usageActions = ["PRESENT", "RETRIEVE", "VERIFY", "DOWNLOAD", "ARCHIVE"] as const;

/** What a consumer does with a license. */
export type UsageAction = (typeof usageActions)[number];

/** Names of how a use came out, by the chain's number. */
export const outcomes = [
  "ALLOWED",
  "NOT_LISTED",
  "WRONG_CONSUMER",
  "WRONG_ACTION",
  "OUTSIDE_DATES",
  "FIELDS_EXCEEDED",
  "STATUS_NOT_ALLOWED",
  "KEY_DISTRUSTED",
  "IN_CUSTODY",
  "NOT_BOUND",
  "INVALID_GRANT",
  "GRANT_WITHDRAWN",
  "INVALID_SIGNATURE",
  "GRANT_NOT_YET_VALID",
  "GRANT_EXPIRED",
  "GRANT_USED_UP",
  "WRONG_MATTER",
] as const;

/** How a use came out: allowed, or denied and why. */
export type Outcome = (typeof outcomes)[number];

/** Names of what a holder grants, by the chain's number. */
export const grantKinds = ["CONSENT", "PRESENTATION"] as const;

/** What a holder grants: consent to uses, or a presentation face to face, of a minute and for one use. */
export type GrantKind = (typeof grantKinds)[number];

/** Names of the rights that an authority may be accredited for, by the chain's number. */
export const rights = [
  "REVIEW",
  "ISSUE",
  "SUSPEND",
  "REVOKE",
  "ANNUL",
  "CANCEL",
  "TRANSFER",
  "ANNOTATE",
  "USE",
] as const;

/** What an authority may be accredited for, per license type. */
export type Right = (typeof rights)[number];

/** Names of what a key may be used for, by the chain's number. */
export const roles = ["OPERATE", "ADMINISTER"] as const;

/** What a key may be used for: to act, or to change its authority's keys and sub-authorities. */
export type Role = (typeof roles)[number];

/**
 * Gives the name of a chain's number.
 *
 * @param names - One of the lists above.
 * @param number - The chain's number.
 * @returns The name; `undefined` for a number that a newer contract knows and this list does not.
 */
export function nameOf<Name extends string>(names: readonly Name[], number: bigint | number): Name | undefined {
  return names[Number(number)];
}

/**
 * Gives a set of names as the chain's bits, bit n for the name numbered n.
 *
 * @param refuse - Makes the error for a name that is not in the list.
 */
export function toBits<Name extends string>(
  names: readonly Name[],
  members: readonly Name[],
  refuse: () => ElicenseError,
): bigint {
  return members.reduce((bits, member) => bits | (1n << BigInt(toNumber(names, member, refuse))), 0n);
}

/**
 * Gives the names of the chain's bits, in the list's order.
 *
 * @param field - What the set is of, for the error.
 * @throws {ElicenseError} CHAIN_NUMBER_UNKNOWN for a bit that a newer contract knows and this list does not.
 */
export function fromBits<Name extends string>(names: readonly Name[], bits: bigint, field: string): readonly Name[] {
  if (bits >> BigInt(names.length) !== 0n) throw new ElicenseError(CHAIN_NUMBER_UNKNOWN, { field, number: bits });
  return names.filter((_, position) => (bits >> BigInt(position)) & 1n);
}

/**
 * Gives the chain's number of a name.
 *
 * @param refuse - Makes the error for a name that is not in the list.
 */
export function toNumber<Name extends string>(names: readonly Name[], name: Name, refuse: () => ElicenseError): number {
  const number = names.indexOf(name);
  if (number < 0) throw refuse();
  return number;
}

/**
 * Gives the name of a chain's number, or refuses it.
 *
 * @param field - What the number stands for, for the error.
 * @throws {ElicenseError} CHAIN_NUMBER_UNKNOWN.
 */
export function requireName<Name extends string>(names: readonly Name[], number: bigint, field: string): Name {
  const name = nameOf(names, number);
  if (name === undefined) throw new ElicenseError(CHAIN_NUMBER_UNKNOWN, { field, number });
  return name;
}
