import type { Client } from "../client.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { encodeManage, type ManageParameters } from "./manage.js";
import { sendCall } from "./sendCall.js";

/** Encodes the call of {@link annul}. */
export function encodeAnnul(parameters: ManageParameters): string {
  return encodeManage("annul", parameters);
}

/**
 * Annuls a license: it ought never to have been granted.
 *
 * @throws {ElicenseError} The registry's refusal, before anything is sent; or the node's trouble.
 */
export async function annul(client: Client, parameters: ManageParameters): Promise<Receipt> {
  return toReceipt(await sendCall(client, () => encodeAnnul(parameters)));
}
