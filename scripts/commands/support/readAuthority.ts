import { divisionFromNumber, fromChain, profileName, type Client } from "@elicense/sdk";
import { toUtf8String } from "ethers";

import { printable } from "../../output/printable.js";

/** An authority, as the chain describes it. */
export interface AuthorityData {
  readonly number: number;
  /** Unified social credit code. */
  readonly code: string;
  /** Name in Chinese as it published it; the code where it published none that fits the chain's hash. */
  readonly name: string;
  /** Division code of its region. */
  readonly region: string;
}

/**
 * Reads who an authority is: code and region from the chain, the name from metadata whose hash is on the chain.
 *
 * @param number - Number of an authority that exists.
 * @throws {ElicenseError} The node's trouble.
 */
export async function readAuthority(client: Client, number: number): Promise<AuthorityData> {
  const { authorities } = client.contracts;
  try {
    const [entry, profile] = await Promise.all([authorities.authorityOf(number), authorities.profileOf(number)]);
    const code = toUtf8String(profile.code).replace(/\0+$/, "");
    const name = profileName(profile)?.zh ?? code;
    return { number, code, name, region: divisionFromNumber(entry.region, "region") };
  } catch (error) {
    throw fromChain(error);
  }
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
