import { ZeroAddress } from "ethers";

import type { BlockParameter } from "../block.js";
import type { Client } from "../client.js";
import { readAt } from "../transactions/read.js";
import { requireAuthority } from "./forms.js";
import { readKey, type Key } from "./getKey.js";

/** Parameters of {@link getKeys}. */
export interface GetKeysParameters {
  /** Number of the authority. */
  readonly authority: number;
  /** Block to ask at; the latest if left out. */
  readonly block?: BlockParameter;
}

/** How many keys are asked for at a time. */
const group = 100;

/**
 * Reads all keys of an authority, removed ones too, in the order in which they were added. Every key of the registry is
 * looked at, since they are numbered without gaps: so none can be left out.
 *
 * @returns The keys; none for an unknown authority.
 * @throws {ElicenseError} AUTHORITY_FORM; CHAIN_NUMBER_UNKNOWN; BLOCK_FORM, BLOCK_UNKNOWN; or the node's trouble.
 * @example
 * const keys = await getKeys(client, { authority: 1 });
 */
export async function getKeys(client: Client, { authority, block }: GetKeysParameters): Promise<readonly Key[]> {
  const owner = requireAuthority(authority);
  return readAt(client, block, async (at) => {
    const keys: Key[] = [];
    for (let first = 1; ; first += group) {
      const numbers = Array.from({ length: group }, (_, position) => first + position);
      const accounts = await Promise.all(
        numbers.map(async (number) => (await client.contracts.authorities.keyById(number, at)).account),
      );
      const known = accounts.filter((account) => account !== ZeroAddress);
      const found = await Promise.all(known.map((account) => readKey(client, account, at)));
      keys.push(...found.filter((key) => key?.authority === owner).filter((key) => key !== null));
      if (known.length < group) return keys;
    }
  });
}
