import type { Client } from "../client.js";
import { readAt } from "../transactions/read.js";
import { requireAuthority } from "./forms.js";
import type { GetAuthorityParameters } from "./getAuthority.js";

/**
 * Tells whether an authority and all above it are active.
 *
 * @returns Also `false` for an unknown one.
 * @throws {ElicenseError} AUTHORITY_FORM; BLOCK_FORM, BLOCK_UNKNOWN; or the node's trouble.
 */
export async function isAuthorityActive(
  client: Client,
  { authority, block }: GetAuthorityParameters,
): Promise<boolean> {
  const number = requireAuthority(authority);
  return readAt(client, block, (at) => client.contracts.authorities.isActive(number, at));
}
