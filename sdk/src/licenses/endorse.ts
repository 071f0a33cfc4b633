import type { Client } from "../client.js";
import type { Call } from "../transactions/Call.js";
import { prepareTransaction, type PreparedTransaction, type PrepareOptions } from "../transactions/prepare.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { send } from "../transactions/send.js";
import { encodeManage, type ManageParameters } from "./manage.js";

/** Encodes the call of {@link endorse}. */
export function encodeEndorse(parameters: ManageParameters): Call {
  return encodeManage("endorse", parameters);
}

/**
 * Prepares {@link endorse} without sending it, and tells how it would come out.
 *
 * @throws {ElicenseError} What is wrong with the parameters, or the node's trouble; a refusal is a prediction.
 */
export async function prepareEndorse(
  client: Client,
  parameters: ManageParameters,
  options?: PrepareOptions,
): Promise<PreparedTransaction> {
  return prepareTransaction(client, () => encodeEndorse(parameters), options);
}

/**
 * Vouches for a license with the client's key in the place of the one that did, from now on: so a license stays trusted
 * whose key no longer is.
 *
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read; what is wrong with the parameters; the
 * registry's refusal, before anything is sent; or the node's trouble.
 */
export async function endorse(client: Client, parameters: ManageParameters): Promise<Receipt> {
  return toReceipt(await send(client, () => encodeEndorse(parameters)));
}
