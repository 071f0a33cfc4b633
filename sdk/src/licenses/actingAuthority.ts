import { requireAccount } from "../account.js";
import type { Client } from "../client.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { read } from "../transactions/read.js";
import { signerAddress } from "../transactions/send.js";

/** Parameters of {@link actingAuthority}. */
export interface ActingAuthorityParameters {
  /** The account that acts; the client's signer if left out. */
  readonly account?: string | undefined;
}

/**
 * Finds the authority that a key acts for.
 *
 * @returns The authority's number.
 * @throws {ElicenseError} AUTHORITY_REGISTRY_UNKNOWN_KEY where the key is nobody's; ADDRESS_FORM; SIGNER_MISSING.
 */
export async function actingAuthority(
  client: Client,
  { account: named }: ActingAuthorityParameters = {},
): Promise<number> {
  const account = named === undefined ? await signerAddress(client) : requireAccount(named, "account");
  const key = await read(client, () => client.contracts.authorities.keyOf(account));
  if (key.authority === 0n) throw new ElicenseError("AUTHORITY_REGISTRY_UNKNOWN_KEY", { account });
  return Number(key.authority);
}
