import type { Client } from "../client.js";
import { interfaces } from "../contracts.js";
import type { At } from "../transactions/read.js";
import { decodeStandings } from "./decodeStandings.js";
import type { LicenseId } from "./licenseId.js";
import type { Standing } from "./standing.js";
import { toWord } from "./word.js";

/**
 * Calls `standingsOf` without a coder for any type: an offset, a length, the ids.
 *
 * @returns The standings, in the order of the ids.
 * @throws What the node throws; {ElicenseError} as `decodeStandings`.
 */
export async function readStandings(
  { provider, deployment }: Client,
  ids: readonly LicenseId[],
  at: At,
): Promise<readonly Standing[]> {
  const { selector } = interfaces.licenses.getFunction("standingsOf");
  const data = `${selector}${toWord(32)}${toWord(ids.length)}${ids.map((id) => id.slice(2)).join("")}`;
  const to = deployment.contracts.licenseRegistry.address;
  return decodeStandings(await provider.call({ to, data, ...at }), ids.length);
}
