import type { BlockParameter } from "../block.js";
import type { Client } from "../client.js";
import { requireAuthority } from "./forms.js";
import { regionOf } from "../region.js";
import { readAt, type At } from "../transactions/read.js";
import { fromProfileArgument, type Profile } from "./Profile.js";

/** An authority as the chain knows it. */
export interface Authority {
  readonly number: number;
  /** Number of the authority that registered it; `null` for a root. */
  readonly parent: number | null;
  /** Division code, six digits, of where it is competent. */
  readonly region: string;
  /** Unix time of its registration, seconds. */
  readonly since: number;
  /** Unix time of its deactivation, seconds; `null` where it was not deactivated itself. */
  readonly until: number | null;
  /** Whether it and all above it are active. */
  readonly active: boolean;
  /** Its level in the tree: 1 for a root. */
  readonly depth: number;
  /** How many administering keys it has. */
  readonly administrators: number;
  readonly profile: Profile;
}

/** Parameters of {@link getAuthority}. */
export interface GetAuthorityParameters {
  /** Number of the authority. */
  readonly authority: number;
  /** Block to ask at; the latest if left out. */
  readonly block?: BlockParameter;
}

/**
 * Reads an authority, with what is publicly known of it.
 *
 * @returns The authority; `null` where none has the number.
 * @throws {ElicenseError} AUTHORITY_FORM; BLOCK_FORM, BLOCK_UNKNOWN; or the node's trouble.
 * @example
 * const authority = await getAuthority(client, { authority: 1 });
 */
export async function getAuthority(
  client: Client,
  { authority, block }: GetAuthorityParameters,
): Promise<Authority | null> {
  const number = requireAuthority(authority);
  return readAt(client, block, (at) => readAuthority(client, number, at));
}

/** Reads an authority at a block that was found. */
export async function readAuthority(
  { contracts: { authorities } }: Client,
  number: number,
  at: At,
): Promise<Authority | null> {
  const [entry, profile, active] = await Promise.all([
    authorities.authorityOf(number, at),
    authorities.profileOf(number, at),
    authorities.isActive(number, at),
  ]);
  if (entry.since === 0n) return null;
  return {
    number,
    parent: entry.parent === 0n ? null : Number(entry.parent),
    region: regionOf(entry.region),
    since: Number(entry.since),
    until: entry.until === 0n ? null : Number(entry.until),
    active,
    depth: Number(entry.depth),
    administrators: Number(entry.administrators),
    profile: fromProfileArgument(profile),
  };
}
