import type { Client } from "../client.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { read } from "../transactions/read.js";
import { signerAddress } from "../transactions/send.js";

/**
 * Finds the authority that a client's key acts for.
 *
 * @returns The authority's number.
 * @throws {ElicenseError} AUTHORITY_REGISTRY_UNKNOWN_KEY where the key is nobody's.
 */
export async function actingAuthority(client: Client): Promise<number> {
  const account = await signerAddress(client);
  const key = await read(client, () => client.contracts.authorities.keyOf(account));
  if (key.authority === 0n) throw new ElicenseError("AUTHORITY_REGISTRY_UNKNOWN_KEY", { account });
  return Number(key.authority);
}
