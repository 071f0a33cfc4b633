import { fromChain, type Client, type PreparedCall } from "@elicense/sdk";

import { accountOf } from "./accountOf.js";

/** Why a call that needs an approval finds none: nobody gave it, it has expired, or the key that acts gave it itself. */
export type LackingApproval = "missing" | "expired" | "ownKey";

const lacking: Readonly<Partial<Record<string, LackingApproval>>> = {
  JOINT_APPROVAL_MISSING: "missing",
  JOINT_APPROVAL_EXPIRED: "expired",
  JOINT_APPROVAL_SAME_KEY: "ownKey",
};

/**
 * Asks the chain whether a call would find its approval now: it is tried, and not sent.
 *
 * @returns `given`, or why it lacks its approval.
 * @throws {ElicenseError} What else the registries refuse it for, or the node's trouble.
 */
export async function findApproval(client: Client, { target, data }: PreparedCall): Promise<"given" | LackingApproval> {
  try {
    await client.provider.call({ from: accountOf(client), to: target, data });
    return "given";
  } catch (error) {
    const refusal = fromChain(error);
    const state = lacking[refusal.code];
    if (state === undefined) throw refusal;
    return state;
  }
}
