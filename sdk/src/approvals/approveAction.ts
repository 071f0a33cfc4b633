import type { Client } from "../client.js";
import { interfaces } from "../contracts.js";
import { CALL_NOT_APPROVABLE } from "../errors/catalogue/client.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { getActingAuthority } from "../authorities/getActingAuthority.js";
import { nothing, type Call } from "../transactions/Call.js";
import { prepareTransaction, type PreparedTransaction, type PrepareOptions } from "../transactions/prepare.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { send } from "../transactions/send.js";
import { requireTime } from "../time.js";
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

/** Encodes the call of {@link approveAction}. */
export function encodeApproveAction(client: Client, { call, expiresAt }: ApproveActionParameters): Call {
  const hash = requireCall(client, call);
  const data = interfaces.authorities.encodeFunctionData("approveAction", [hash, requireTime(expiresAt, "expiresAt")]);
  return { contract: "authorityRegistry", data, outcome: nothing };
}

/**
 * Prepares {@link approveAction} without sending it, and tells how it would come out.
 *
 * @throws {ElicenseError} As {@link approveAction}, but for the registry's refusal, which is a prediction.
 */
export async function prepareApproveAction(
  client: Client,
  parameters: ApproveActionParameters,
  options: PrepareOptions = {},
): Promise<PreparedTransaction> {
  await requireApprover(client, parameters.call, options.from);
  return prepareTransaction(client, () => encodeApproveAction(client, parameters), options);
}

/**
 * Approves an action ahead, for the authority of the client's key. The approval serves once, for this very call of the
 * authority that the call names.
 *
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read; CALL_NOT_APPROVABLE where the call is for
 * another chain or registry, is not what its hash says, or names another approver; JOINT_APPROVAL_INVALID_EXPIRY; or
 * the node's trouble.
 * @example
 * await approveAction(bozhou, { call, expiresAt: bozhou.clock() + 7 * 86_400 });
 */
export async function approveAction(client: Client, parameters: ApproveActionParameters): Promise<Receipt> {
  await requireApprover(client, parameters.call);
  return toReceipt(await send(client, () => encodeApproveAction(client, parameters)));
}

/** An approval that the decision does not name would never be found. */
async function requireApprover(client: Client, call: PreparedCall, from?: string): Promise<void> {
  requireCall(client, call);
  const { decision } = decodeCall(call);
  if (decision.approver !== (await getActingAuthority(client, { account: from }))) {
    throw new ElicenseError(CALL_NOT_APPROVABLE, { part: "approver" });
  }
}
