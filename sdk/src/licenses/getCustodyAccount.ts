import type { Client } from "../client.js";
import { read } from "../transactions/read.js";
import { requireAuthority } from "../authorities/forms.js";

/**
 * Reads the address that holds what is in an authority's custody, for which nobody has a key.
 *
 * @throws {ElicenseError} AUTHORITY_FORM; or the node's trouble.
 */
export async function getCustodyAccount(
  client: Client,
  { authority }: { readonly authority: number },
): Promise<string> {
  const number = requireAuthority(authority);
  return read(client, () => client.contracts.licenses.custodyOf(number));
}
