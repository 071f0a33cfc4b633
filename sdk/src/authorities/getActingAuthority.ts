import { requireAccount } from "../account.js";
import type { BlockParameter } from "../block.js";
import type { Client } from "../client.js";
import { AUTHORITY_REGISTRY_UNKNOWN_KEY } from "../errors/catalogue/registries.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { readAt } from "../transactions/read.js";
import { signerAddress } from "../transactions/send.js";

/** Parameters of {@link getActingAuthority}. */
export interface GetActingAuthorityParameters {
  /** The account that acts; the client's signer if left out. */
  readonly account?: string | undefined;
  /** Block to ask at; the latest if left out. */
  readonly block?: BlockParameter;
}

/**
 * Finds the authority that a key acts for, or acted for until it was removed: `identifyKey` says whether it still may.
 *
 * @returns The authority's number.
 * @throws {ElicenseError} AUTHORITY_REGISTRY_UNKNOWN_KEY where the key is nobody's; ADDRESS_FORM; SIGNER_MISSING where
 * no account is named and the client can only read; BLOCK_FORM or BLOCK_UNKNOWN; or the node's trouble.
 * @example
 * const authority = await getActingAuthority(anhui);
 */
export async function getActingAuthority(
  client: Client,
  { account: named, block }: GetActingAuthorityParameters = {},
): Promise<number> {
  const account = named === undefined ? await signerAddress(client) : requireAccount(named, "account");
  const key = await readAt(client, block, (at) => client.contracts.authorities.keyOf(account, at));
  if (key.authority === 0n) throw new ElicenseError(AUTHORITY_REGISTRY_UNKNOWN_KEY, { account });
  return Number(key.authority);
}
