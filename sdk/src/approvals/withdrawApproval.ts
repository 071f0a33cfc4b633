import type { Client } from "../client.js";
import { interfaces } from "../contracts.js";
import { nothing, type Call } from "../transactions/Call.js";
import { prepareTransaction, type PreparedTransaction, type PrepareOptions } from "../transactions/prepare.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { send } from "../transactions/send.js";
import type { PreparedCall } from "./prepareCall.js";
import { requireCall } from "./requireCall.js";

/** Parameters of {@link withdrawApproval}. */
export interface WithdrawApprovalParameters {
  readonly call: PreparedCall;
}

/** Encodes the call of {@link withdrawApproval}. */
export function encodeWithdrawApproval(client: Client, { call }: WithdrawApprovalParameters): Call {
  const data = interfaces.authorities.encodeFunctionData("withdrawApproval", [requireCall(client, call)]);
  return { contract: "authorityRegistry", data, outcome: nothing };
}

/**
 * Prepares {@link withdrawApproval} without sending it, and tells how it would come out.
 *
 * @throws {ElicenseError} What is wrong with the parameters, or the node's trouble; a refusal is a prediction.
 */
export async function prepareWithdrawApproval(
  client: Client,
  parameters: WithdrawApprovalParameters,
  options?: PrepareOptions,
): Promise<PreparedTransaction> {
  return prepareTransaction(client, () => encodeWithdrawApproval(client, parameters), options);
}

/**
 * Withdraws an approval that the authority of the client's key gave, before it is used.
 *
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read; JOINT_APPROVAL_MISSING where there is no
 * approval; CALL_NOT_APPROVABLE; or the node's trouble.
 */
export async function withdrawApproval(client: Client, parameters: WithdrawApprovalParameters): Promise<Receipt> {
  return toReceipt(await send(client, () => encodeWithdrawApproval(client, parameters)));
}
