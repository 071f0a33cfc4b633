import type { BlockParameter } from "../block.js";
import type { Client } from "../client.js";
import { fromBits, rights, type Right } from "../codes.js";
import { readAt } from "../transactions/read.js";
import { requireAuthority, requireTypeNumber } from "./forms.js";

/** Parameters of {@link getRights}. */
export interface GetRightsParameters {
  /** Number of the authority. */
  readonly authority: number;
  /** Number of the license type. */
  readonly licenseType: number;
  /** Block to ask at; the latest if left out. */
  readonly block?: BlockParameter;
}

/**
 * Reads the rights that an authority has: its own, as far as all above it have them too.
 *
 * @returns The rights; none for an authority that is unknown or not active.
 * @throws {ElicenseError} AUTHORITY_FORM, LICENSE_TYPE_FORM; CHAIN_NUMBER_UNKNOWN; BLOCK_FORM, BLOCK_UNKNOWN; or the
 * node's trouble.
 * @example
 * const rights = await getRights(client, { authority: 3, licenseType: lawyer.number });
 */
export async function getRights(
  client: Client,
  { authority, licenseType, block }: GetRightsParameters,
): Promise<readonly Right[]> {
  const values = [requireAuthority(authority), requireTypeNumber(licenseType)] as const;
  const bits = await readAt(client, block, (at) => client.contracts.authorities.rightsOf(...values, at));
  return fromBits(rights, bits, "right");
}
