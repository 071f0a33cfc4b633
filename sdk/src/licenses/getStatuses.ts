import type { Client } from "../client.js";
import type { Status } from "../codes.js";
import { readAt } from "../transactions/read.js";
import { getStandings } from "./getStandings.js";
import { requireLicenseId } from "./licenseId.js";
import type { ManyLicensesParameters } from "./ManyLicensesParameters.js";
import { toStatus } from "./standing.js";

/** A license's status, and whether it is vouched for. It is in force only while it is ACTIVE and trusted. */
export interface TrustedStatus {
  /** Effective status; NONE for an unknown license. */
  readonly status: Status;
  /** Whether the key that vouches for the license is trusted; `null` where a past day's standing does not tell. */
  readonly trusted: boolean | null;
}

/**
 * Reads the statuses of several licenses in one call; by a day that is past, each as `getStanding` does.
 *
 * @returns The statuses, in the order given.
 * @throws {ElicenseError} LICENSE_ID_FORM, BLOCK_FORM, BLOCK_UNKNOWN; STATUS_UNKNOWN where a newer contract gives a
 * status that this version does not know; or the node's trouble; by a day that is past, what `getStandingOn` throws.
 * @example
 * const [first] = await getStatuses(client, { ids });
 */
export async function getStatuses(
  client: Client,
  { ids, block }: ManyLicensesParameters,
): Promise<readonly TrustedStatus[]> {
  const asked = ids.map((id) => requireLicenseId(id, "ids"));
  if (asked.length === 0) return [];
  if (typeof block === "object") {
    return (await getStandings(client, { ids, block })).map(({ status, trusted }) => ({ status, trusted }));
  }
  const answer = await readAt(client, block, (at) => client.contracts.licenses.statusesOf(asked, at));
  return asked.map((_, position) => ({
    status: toStatus(answer.statuses[position] as bigint),
    trusted: answer.trusted[position] as boolean,
  }));
}
