import { setTimeout as sleep } from "node:timers/promises";

import { fromChain, type Client } from "@elicense/sdk";
import { ZeroAddress } from "ethers";

import { accountOf } from "../support/accountOf.js";
import type { AwaitingCall } from "./surveyBatches.js";

/** How often the chain is asked, milliseconds. */
const interval = 2_000;

/**
 * Waits until some of what awaits an approval has it, by another key than the one that acts.
 *
 * @param signal - Ends the waiting.
 * @returns Those that have it; none where the waiting was ended.
 * @throws {ElicenseError} The node's trouble.
 */
export async function waitForApprovals(
  client: Client,
  awaiting: readonly AwaitingCall[],
  signal: AbortSignal,
): Promise<readonly AwaitingCall[]> {
  while (!signal.aborted) {
    const approved = await listApproved(client, awaiting);
    if (approved.length > 0) return approved;
    await sleep(interval, undefined, { signal }).catch(() => undefined);
  }
  return [];
}

async function listApproved(client: Client, awaiting: readonly AwaitingCall[]): Promise<readonly AwaitingCall[]> {
  const { authorities } = client.contracts;
  const own = accountOf(client);
  try {
    const block = await client.provider.getBlock("latest");
    const time = block?.timestamp ?? 0;
    const given = await Promise.all(
      awaiting.map(async ({ hash, approver }) => {
        const [account, expiresAt] = await authorities.approvalOf(hash, approver);
        return account !== ZeroAddress && account !== own && Number(expiresAt) > time;
      }),
    );
    return awaiting.filter((_, position) => given[position]);
  } catch (error) {
    throw fromChain(error);
  }
}
