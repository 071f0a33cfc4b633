import type { Client } from "../client.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { encodeManage, type ManageParameters } from "./manage.js";
import { sendCall } from "./sendCall.js";

/** Encodes the call of {@link resume}. */
export function encodeResume(parameters: ManageParameters): string {
  return encodeManage("resume", parameters);
}

/**
 * Ends a suspension, or records the return once it is over by itself.
 *
 * @throws {ElicenseError} The registry's refusal, before anything is sent; or the node's trouble.
 */
export async function resume(client: Client, parameters: ManageParameters): Promise<Receipt> {
  return toReceipt(await sendCall(client, () => encodeResume(parameters)));
}
