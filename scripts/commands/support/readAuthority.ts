import { getAuthority, profileName, type Client } from "@elicense/sdk";

import { exitCodes } from "../../exit.js";
import { printable } from "../../output/printable.js";
import { CommandError } from "./CommandError.js";

/** An authority, as the chain describes it. */
export interface AuthorityData {
  readonly number: number;
  /** Unified social credit code; in hexadecimal what the registry has as such and is none. */
  readonly code: string;
  /** Name in Chinese as it published it; the code where it published none that fits the chain's hash. */
  readonly name: string;
  /** Division code of its region. */
  readonly region: string;
}

/**
 * Reads who an authority is: code and region from the chain, the name from metadata whose hash is on the chain.
 *
 * @param number - Number of the authority.
 * @throws {CommandError} AUTHORITY_UNKNOWN where none has it.
 * @throws {ElicenseError} The node's trouble.
 */
export async function readAuthority(client: Client, number: number): Promise<AuthorityData> {
  const authority = await getAuthority(client, { authority: number });
  if (authority === null) throw new CommandError("authority.unknown", exitCodes.refused, { authority: number });
  const { region, profile } = authority;
  return { number, code: profile.code, name: profileName(profile)?.zh ?? profile.code, region };
}

/** Names an authority to people: its name and its code. */
export function labelOf({ name, code }: AuthorityData): string {
  return printable(name === code ? code : `${name} (${code})`);
}

/** Reads each authority once, however often it is asked after. */
export function createAuthorityReader(client: Client): (number: number) => Promise<AuthorityData> {
  const read = new Map<number, Promise<AuthorityData>>();
  return (number) => {
    const authority = read.get(number) ?? readAuthority(client, number);
    read.set(number, authority);
    return authority;
  };
}
