import type { BlockParameter } from "../block.js";
import type { Client } from "../client.js";
import { readAt } from "../transactions/read.js";
import { requireGrantId } from "./grantId.js";

/** Parameters of {@link getGrantState}. */
export interface GetGrantStateParameters {
  /** Id of the grant; see `hashGrant`. */
  readonly id: string;
  /** Block to ask at; the latest if left out. */
  readonly block?: BlockParameter;
}

/** What the chain stores of a grant: nothing of its terms. */
export interface GrantState {
  /** Whether its signature was checked, so that it is not asked for again. */
  readonly opened: boolean;
  /** Whether the holder withdrew it. */
  readonly withdrawn: boolean;
  /** How often it was used. */
  readonly used: number;
}

/**
 * Reads what is stored of a grant.
 *
 * @returns Its state; neither opened nor withdrawn for one that the chain has not seen.
 * @throws {ElicenseError} GRANT_FORM where that is no id; BLOCK_FORM, BLOCK_UNKNOWN; or the node's trouble.
 * @example
 * const { used, withdrawn } = await getGrantState(client, { id: hashGrant(client.deployment, grant) });
 */
export async function getGrantState(client: Client, { id, block }: GetGrantStateParameters): Promise<GrantState> {
  const grant = requireGrantId(id);
  const { opened, withdrawn, used } = await readAt(client, block, (at) =>
    client.contracts.access.grantStateOf(grant, at),
  );
  return { opened, withdrawn, used: Number(used) };
}
