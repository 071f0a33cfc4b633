import type { Client } from "../client.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { encodeManage, type ManageParameters } from "./manage.js";
import { sendCall } from "./sendCall.js";

/** Encodes the call of {@link revoke}. */
export function encodeRevoke(parameters: ManageParameters): string {
  return encodeManage("revoke", parameters);
}

/**
 * Revokes a license: a penalty, for ever.
 *
 * @throws {ElicenseError} The registry's refusal, before anything is sent; or the node's trouble.
 */
export async function revoke(client: Client, parameters: ManageParameters): Promise<Receipt> {
  return toReceipt(await sendCall(client, () => encodeRevoke(parameters)));
}
