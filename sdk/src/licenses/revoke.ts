import type { Client } from "../client.js";
import type { Call } from "../transactions/Call.js";
import { prepareTransaction, type PreparedTransaction, type PrepareOptions } from "../transactions/prepare.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { send } from "../transactions/send.js";
import { encodeManage, type ManageParameters } from "./manage.js";

/** Encodes the call of {@link revoke}. */
export function encodeRevoke(parameters: ManageParameters): Call {
  return encodeManage("revoke", parameters);
}

/**
 * Prepares {@link revoke} without sending it, and tells how it would come out.
 *
 * @throws {ElicenseError} What is wrong with the parameters, or the node's trouble; a refusal is a prediction.
 */
export async function prepareRevoke(
  client: Client,
  parameters: ManageParameters,
  options?: PrepareOptions,
): Promise<PreparedTransaction> {
  return prepareTransaction(client, () => encodeRevoke(parameters), options);
}

/**
 * Revokes a license: a penalty, for ever.
 *
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read; what is wrong with the parameters; the
 * registry's refusal, before anything is sent; or the node's trouble.
 */
export async function revoke(client: Client, parameters: ManageParameters): Promise<Receipt> {
  return toReceipt(await send(client, () => encodeRevoke(parameters)));
}
