import type { Client } from "../client.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { encodeManage, type ManageParameters } from "./manage.js";
import { sendCall } from "./sendCall.js";

/** Encodes the call of {@link cancel}. */
export function encodeCancel(parameters: ManageParameters): string {
  return encodeManage("cancel", parameters);
}

/**
 * Cancels a license: it is deregistered.
 *
 * @throws {ElicenseError} The registry's refusal, before anything is sent; or the node's trouble.
 */
export async function cancel(client: Client, parameters: ManageParameters): Promise<Receipt> {
  return toReceipt(await sendCall(client, () => encodeCancel(parameters)));
}
