import { approveAction, type Client, type PreparedCall } from "@elicense/sdk";

/** How long an approval of the story serves, seconds. */
const approvalPeriod = 7 * 86_400;

/** Approves a call with a client's key. */
export async function approve(client: Client, call: PreparedCall): Promise<void> {
  await approveAction(client, { call, expiresAt: client.clock() + approvalPeriod });
}
