import type { Client } from "../client.js";
import { readAt } from "../transactions/read.js";
import type { BlockParameter } from "../block.js";
import { requireAuthority } from "../authorities/forms.js";

/** What the chain's state has of an authority's register; `getRegister` lists the licenses and proves them whole. */
export interface RegisterState {
  /** Head of the hash chain over the ids in the order of their issue, 192 bits. */
  readonly head: bigint;
  /** How many licenses the authority issued. */
  readonly count: number;
  /** How many of them are in its custody. */
  readonly inCustody: number;
}

/** Parameters of {@link getRegisterState}. */
export interface GetRegisterStateParameters {
  /** Number of the authority. */
  readonly authority: number;
  /** Block to ask at; the latest if left out. */
  readonly block?: BlockParameter;
}

/**
 * Reads how many licenses an authority issued, and the head that commits to all of them.
 *
 * @returns The state; an empty one for an unknown authority.
 * @throws {ElicenseError} AUTHORITY_FORM; BLOCK_FORM, BLOCK_UNKNOWN; or the node's trouble.
 */
export async function getRegisterState(
  client: Client,
  { authority, block }: GetRegisterStateParameters,
): Promise<RegisterState> {
  const number = requireAuthority(authority);
  const { head, count, inCustody } = await readAt(client, block, (at) =>
    client.contracts.licenses.registerOf(number, at),
  );
  return { head, count: Number(count), inCustody: Number(inCustody) };
}
