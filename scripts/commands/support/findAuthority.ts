import { getActingAuthority, type Client } from "@elicense/sdk";

import type { Config } from "../../config.js";
import { exitCodes } from "../../exit.js";
import { addressOf } from "../../keys/addressOf.js";
import { chooseKey } from "../../keys/chooseKey.js";
import { CommandError } from "./CommandError.js";
import { readAuthority, type AuthorityData } from "./readAuthority.js";
import { requireAuthority } from "./requireAuthority.js";

/**
 * Finds the authority that a command is to read of: by its unified social credit code, by its number, which a
 * deactivated one keeps, or the one that the settings' key acts for, wherever that key is. Nothing is signed, and no
 * password is asked for.
 *
 * @param name - Code or number; the key's authority if left out.
 * @throws {CommandError} AUTHORITY_UNNAMED where neither is there; AUTHORITY_UNKNOWN; or what is wrong with the key that
 * the settings name.
 * @throws {ElicenseError} An IDENTIFIER_ code for what is no code; the external signer's trouble, or the node's.
 */
export async function findAuthority(client: Client, name: string | undefined, config: Config): Promise<AuthorityData> {
  if (name === undefined) {
    const chosen = await chooseKey(config, "privateKey");
    if (chosen === undefined) throw new CommandError("authority.unnamed", exitCodes.usage);
    const account = await addressOf(chosen, client.provider);
    return readAuthority(client, await getActingAuthority(client, { account }));
  }
  return readAuthority(client, (await requireAuthority(client, name)).number);
}
