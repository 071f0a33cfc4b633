import type { Client } from "../client.js";
import type { Call } from "../transactions/Call.js";
import { prepareTransaction, type PreparedTransaction, type PrepareOptions } from "../transactions/prepare.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { send } from "../transactions/send.js";
import { encodeManage, type ManageParameters } from "./manage.js";

/** Encodes the call of {@link cancel}. */
export function encodeCancel(parameters: ManageParameters): Call {
  return encodeManage("cancel", parameters);
}

/**
 * Prepares {@link cancel} without sending it, and tells how it would come out.
 *
 * @throws {ElicenseError} What is wrong with the parameters, or the node's trouble; a refusal is a prediction.
 */
export async function prepareCancel(
  client: Client,
  parameters: ManageParameters,
  options?: PrepareOptions,
): Promise<PreparedTransaction> {
  return prepareTransaction(client, () => encodeCancel(parameters), options);
}

/**
 * Cancels a license: it is deregistered.
 *
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read; what is wrong with the parameters; the
 * registry's refusal, before anything is sent; or the node's trouble.
 */
export async function cancel(client: Client, parameters: ManageParameters): Promise<Receipt> {
  return toReceipt(await send(client, () => encodeCancel(parameters)));
}
