import { getActingAuthority, type Client } from "@elicense/sdk";
import { computeAddress } from "ethers";

import type { Config } from "../../config.js";
import { exitCodes } from "../../exit.js";
import { CommandError } from "./CommandError.js";
import { readAuthority, type AuthorityData } from "./readAuthority.js";
import { requireAuthority } from "./requireAuthority.js";

/**
 * Finds the authority that a command is to read of: by its unified social credit code, by its number, which a
 * deactivated one keeps, or the one that the settings' key acts for. Nothing is signed.
 *
 * @param name - Code or number; the key's authority if left out.
 * @throws {CommandError} AUTHORITY_UNNAMED where neither is there; AUTHORITY_UNKNOWN.
 * @throws {ElicenseError} An IDENTIFIER_ code for what is no code; the node's trouble.
 */
export async function findAuthority(
  client: Client,
  name: string | undefined,
  { privateKey }: Config,
): Promise<AuthorityData> {
  if (name === undefined) {
    if (privateKey === undefined) throw new CommandError("authority.unnamed", exitCodes.usage);
    return readAuthority(client, await getActingAuthority(client, { account: computeAddress(privateKey) }));
  }
  return readAuthority(client, (await requireAuthority(client, name)).number);
}
