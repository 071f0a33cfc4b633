import type { Client } from "../client.js";
import { mapInGroups } from "../history/mapInGroups.js";
import { readAt } from "../transactions/read.js";
import { getStanding, type Standing } from "./getStanding.js";
import { requireLicenseId } from "./licenseId.js";
import type { ManyLicensesParameters } from "./ManyLicensesParameters.js";
import { readStandings } from "./readStandings.js";

/**
 * Reads where several licenses stand, in one call; by a day that is past, each as `getStanding` does.
 *
 * @returns Their standings, in the order given.
 * @throws {ElicenseError} LICENSE_ID_FORM, BLOCK_FORM, BLOCK_UNKNOWN; STATUS_UNKNOWN; or the node's trouble; by a day
 * that is past, what `getStandingOn` throws.
 * @example
 * const standings = await getStandings(client, { ids });
 */
export async function getStandings(
  client: Client,
  { ids, block }: ManyLicensesParameters,
): Promise<readonly Standing[]> {
  const asked = ids.map((id) => requireLicenseId(id, "ids"));
  if (asked.length === 0) return [];
  // A day that is past is replayed license by license: a node may keep the state of recent blocks alone.
  if (typeof block === "object") return mapInGroups(asked, (id) => getStanding(client, { id, block }));
  return readAt(client, block, (at) => readStandings(client, asked, at));
}
