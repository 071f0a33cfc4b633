import type { Client } from "../client.js";
import { readAt } from "../transactions/read.js";
import { requireAuthority } from "./forms.js";
import type { GetAuthorityParameters } from "./getAuthority.js";

/** Parameters of {@link isAuthorityWithin}. */
export interface IsAuthorityWithinParameters extends GetAuthorityParameters {
  /** Number of the authority that it may stand below. */
  readonly ancestor: number;
}

/**
 * Tells whether an authority is another one, or stands below it.
 *
 * @throws {ElicenseError} AUTHORITY_FORM with the field; BLOCK_FORM, BLOCK_UNKNOWN; or the node's trouble.
 */
export async function isAuthorityWithin(
  client: Client,
  { authority, ancestor, block }: IsAuthorityWithinParameters,
): Promise<boolean> {
  const values = [requireAuthority(authority), requireAuthority(ancestor, "ancestor")] as const;
  return readAt(client, block, (at) => client.contracts.authorities.isWithin(...values, at));
}
