import type { Client } from "../client.js";
import { readAt } from "../transactions/read.js";
import { toStanding, type Standing } from "./getStanding.js";
import type { ManyLicensesParameters } from "./getStatuses.js";
import { requireLicenseId } from "./licenseId.js";

/**
 * Reads where several licenses stand, in one call.
 *
 * @returns Their standings, in the order given.
 * @throws {ElicenseError} LICENSE_ID_FORM; STATUS_UNKNOWN; or the node's trouble.
 * @example
 * const standings = await getStandings(client, { ids });
 */
export async function getStandings(
  client: Client,
  { ids, block }: ManyLicensesParameters,
): Promise<readonly Standing[]> {
  const asked = ids.map((id) => requireLicenseId(id, "ids"));
  if (asked.length === 0) return [];
  const standings = await readAt(client, block, (at) => client.contracts.licenses.standingsOf(asked, at));
  return standings.map(toStanding);
}
