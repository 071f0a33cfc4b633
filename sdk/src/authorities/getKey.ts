import type { BlockParameter } from "../block.js";
import { requireAccount } from "../account.js";
import type { Client } from "../client.js";
import { fromBits, roles, type Role } from "../codes.js";
import { readAt, type At } from "../transactions/read.js";
import { requireKeyNumber } from "./forms.js";
import { ZeroAddress } from "ethers";

/** A key: an account or contract that acts for one authority. */
export interface Key {
  /** Its number, by which records name it. */
  readonly number: number;
  readonly account: string;
  /** Number of the authority that it belongs to, for ever. */
  readonly authority: number;
  readonly roles: readonly Role[];
  /** Unix time of its addition, seconds. */
  readonly addedAt: number;
  /** Unix time of its removal, seconds; `null` while it is in use. */
  readonly removedAt: number | null;
  /** What it vouched for from this moment on is not trusted, Unix time in seconds; `null` where all is. */
  readonly distrustedAsOf: number | null;
}

/** Parameters of {@link getKey}: a key by its account, or by its number. */
export type GetKeyParameters = ({ readonly account: string } | { readonly key: number }) & {
  /** Block to ask at; the latest if left out. */
  readonly block?: BlockParameter;
};

/**
 * Reads a key, by its account or by the number that records name it by.
 *
 * @returns The key; `null` for an account or a number that is nobody's.
 * @throws {ElicenseError} ADDRESS_FORM, KEY_FORM; BLOCK_FORM, BLOCK_UNKNOWN; or the node's trouble.
 * @example
 * const key = await getKey(client, { key: standing.key });
 */
export async function getKey(client: Client, parameters: GetKeyParameters): Promise<Key | null> {
  if ("account" in parameters) {
    const account = requireAccount(parameters.account, "account");
    return readAt(client, parameters.block, (at) => readKey(client, account, at));
  }
  const number = requireKeyNumber(parameters.key);
  return readAt(client, parameters.block, async (at) => {
    const { account } = await client.contracts.authorities.keyById(number, at);
    return account === ZeroAddress ? null : readKey(client, account, at);
  });
}

/** Reads a key at a block that was found. */
export async function readKey({ contracts: { authorities } }: Client, account: string, at: At): Promise<Key | null> {
  const key = await authorities.keyOf(account, at);
  if (key.authority === 0n) return null;
  const standing = await authorities.keyById(key.id, at);
  return {
    number: Number(key.id),
    account: standing.account,
    authority: Number(key.authority),
    roles: fromBits(roles, key.roles, "role"),
    addedAt: Number(key.addedAt),
    removedAt: key.removedAt === 0n ? null : Number(key.removedAt),
    distrustedAsOf: standing.distrustedAsOf === 0n ? null : Number(standing.distrustedAsOf),
  };
}
