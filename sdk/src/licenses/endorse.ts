import type { Client } from "../client.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { encodeManage, type ManageParameters } from "./manage.js";
import { sendCall } from "./sendCall.js";

/** Encodes the call of {@link endorse}. */
export function encodeEndorse(parameters: ManageParameters): string {
  return encodeManage("endorse", parameters);
}

/**
 * Vouches for a license with the client's key in the place of the one that did, from now on: so a license stays trusted
 * whose key no longer is.
 *
 * @throws {ElicenseError} The registry's refusal, before anything is sent; or the node's trouble.
 */
export async function endorse(client: Client, parameters: ManageParameters): Promise<Receipt> {
  return toReceipt(await sendCall(client, () => encodeEndorse(parameters)));
}
