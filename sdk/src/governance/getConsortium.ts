import { dataSlice, getAddress, type Result } from "ethers";

import { ascending } from "../ascending.js";
import type { BlockParameter } from "../block.js";
import type { Client } from "../client.js";
import { readAt, type At } from "../transactions/read.js";
import { requireConsortium } from "./requireConsortium.js";
import { safe } from "./safe.js";

/** The consortium's multi-signature account as the chain has it. */
export interface Consortium {
  /** Address of the account. */
  readonly account: string;
  /** Addresses of the members' signers, ascending. */
  readonly signers: readonly string[];
  /** How many of them have to approve what it does. */
  readonly threshold: number;
  /** Number of the next proposal that it carries out. */
  readonly next: number;
}

/** Parameters of {@link getConsortium}. */
export interface GetConsortiumParameters {
  /** Block to ask at; the latest if left out. */
  readonly block?: BlockParameter;
}

/**
 * Reads who decides together on a deployment, and how many of them it takes.
 *
 * @throws {ElicenseError} CONSORTIUM_MISSING; BLOCK_FORM, BLOCK_UNKNOWN; or the node's trouble.
 * @example
 * const { signers, threshold } = await getConsortium(client);
 */
export async function getConsortium(client: Client, { block }: GetConsortiumParameters = {}): Promise<Consortium> {
  const { account } = requireConsortium(client);
  return readAt(client, block, async (at) => {
    const [[owners], [threshold], [nonce]] = (await Promise.all([
      readSafe(client, at, "getOwners", []),
      readSafe(client, at, "getThreshold", []),
      readSafe(client, at, "nonce", []),
    ])) as unknown as [[readonly string[]], [bigint], [bigint]];
    return { account, signers: ascending(owners), threshold: Number(threshold), next: Number(nonce) };
  });
}

/** Asks the account. */
export async function readSafe(client: Client, at: At, name: string, values: readonly unknown[]): Promise<Result> {
  const { account } = requireConsortium(client);
  const data = safe.encodeFunctionData(name, values);
  return safe.decodeFunctionResult(name, await client.provider.call({ to: account, data, ...at }));
}

/** Reads an address out of a slot of storage: as contracts do, whatever stands before it. */
export function addressIn(slot: string): string {
  return getAddress(dataSlice(slot, 12, 32));
}
