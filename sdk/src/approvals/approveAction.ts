import type { Client } from "../client.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { actingAuthority } from "../licenses/actingAuthority.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { send } from "../transactions/send.js";
import { decodeCall } from "./decodeCall.js";
import type { PreparedCall } from "./prepareCall.js";
import { requireCall } from "./requireCall.js";

/** Parameters of {@link approveAction}. */
export interface ApproveActionParameters {
  /** The call to be approved. `decodeCall` tells what it will do: look before you approve. */
  readonly call: PreparedCall;
  /** Until when the approval serves, Unix time in seconds; at most 90 days ahead. */
  readonly expiresAt: number;
}

/**
 * Approves an action ahead, for the authority of the client's key. The approval serves once, for this very call of the
 * authority that the call names.
 *
 * @throws {ElicenseError} CALL_NOT_APPROVABLE where the call is for another chain or registry, is not what its hash says,
 * or names another approver; JOINT_APPROVAL_INVALID_EXPIRY; or the node's trouble.
 * @example
 * await approveAction(bozhou, { call, expiresAt: bozhou.clock() + 7 * 86_400 });
 */
export async function approveAction(client: Client, { call, expiresAt }: ApproveActionParameters): Promise<Receipt> {
  const hash = requireCall(client, call);
  const { decision } = decodeCall(call);
  // An approval that the decision does not name would never be found.
  if (decision.approver !== (await actingAuthority(client))) {
    throw new ElicenseError("CALL_NOT_APPROVABLE", { part: "approver" });
  }
  const receipt = await send(client, () =>
    client.contracts.authorities.approveAction.populateTransaction(hash, expiresAt),
  );
  return toReceipt(receipt);
}
