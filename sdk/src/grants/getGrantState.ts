import type { Client } from "../client.js";
import { read } from "../transactions/read.js";
import { requireGrantId } from "./grantId.js";

/** Parameters of {@link getGrantState}. */
export interface GetGrantStateParameters {
  /** Id of the grant; see `hashGrant`. */
  readonly id: string;
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
 * @throws {ElicenseError} GRANT_FORM where that is no id; or the node's trouble.
 * @example
 * const { used, withdrawn } = await getGrantState(client, { id: hashGrant(client.deployment, grant) });
 */
export async function getGrantState(client: Client, { id }: GetGrantStateParameters): Promise<GrantState> {
  const grant = requireGrantId(id);
  const { opened, withdrawn, used } = await read(client, () => client.contracts.access.grantStateOf(grant));
  return { opened, withdrawn, used: Number(used) };
}
