import { requireAccount } from "../account.js";
import type { BlockParameter } from "../block.js";
import type { Client } from "../client.js";
import { readAt } from "../transactions/read.js";
import { requireChange, type Change } from "./decodeChange.js";

/** Parameters of {@link getGovernanceDelay}. */
export interface GetGovernanceDelayParameters {
  readonly change: Change;
  /** The account that would make it. */
  readonly account: string;
  /** Block to ask at; the latest if left out. */
  readonly block?: BlockParameter;
}

/**
 * Reads how long a change has to wait between its proposal and its execution by an account.
 *
 * @returns Seconds: 0 where the account may make it at once; `null` where it may not make it.
 * @throws {ElicenseError} CHANGE_FORM, ADDRESS_FORM; BLOCK_FORM, BLOCK_UNKNOWN; or the node's trouble.
 */
export async function getGovernanceDelay(
  client: Client,
  { change, account, block }: GetGovernanceDelayParameters,
): Promise<number | null> {
  const { to, data } = requireChange(client, change);
  const values = [requireAccount(account, "account"), to, data.slice(0, 10)] as const;
  const { allowed, delay } = await readAt(client, block, (at) => client.contracts.accessManager.canCall(...values, at));
  if (allowed) return 0;
  return delay === 0n ? null : Number(delay);
}
