import type { Client } from "../client.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { encodeManage, type ManageParameters } from "./manage.js";
import { sendCall } from "./sendCall.js";

/** Encodes the call of {@link annotate}. */
export function encodeAnnotate(parameters: ManageParameters): string {
  return encodeManage("annotate", parameters);
}

/**
 * Records what does not change the status: an assessment filed, a warning, a fine, an investigation opened or closed, as
 * the decision's reason says.
 *
 * @throws {ElicenseError} The registry's refusal, before anything is sent; or the node's trouble.
 */
export async function annotate(client: Client, parameters: ManageParameters): Promise<Receipt> {
  return toReceipt(await sendCall(client, () => encodeAnnotate(parameters)));
}
