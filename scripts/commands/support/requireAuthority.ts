import { getAuthority, getAuthorityByCode, type Authority, type BlockParameter, type Client } from "@elicense/sdk";

import { exitCodes } from "../../exit.js";
import { CommandError } from "./CommandError.js";

/**
 * Finds an authority by its unified social credit code, or by its number, which a deactivated one keeps.
 *
 * @param block - Block to ask at; the latest if left out.
 * @throws {CommandError} AUTHORITY_UNKNOWN.
 * @throws {ElicenseError} An IDENTIFIER_ code for what is no code; the node's trouble.
 */
export async function requireAuthority(client: Client, name: string, block?: BlockParameter): Promise<Authority> {
  const at = block === undefined ? {} : { block };
  const authority = /^\d{1,9}$/.test(name)
    ? await getAuthority(client, { authority: Number(name), ...at })
    : await getAuthorityByCode(client, { code: name, ...at });
  if (authority === null) throw new CommandError("authority.unknown", exitCodes.refused, { authority: name });
  return authority;
}
