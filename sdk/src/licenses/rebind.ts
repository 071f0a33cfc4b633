import type { Client } from "../client.js";
import { interfaces } from "../contracts.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { toHolderArgument } from "./holder.js";
import { requireLicenseId, toDecisionArgument } from "./licenseId.js";
import type { ManageParameters } from "./manage.js";
import { sendCall } from "./sendCall.js";

/** Parameters of {@link rebind}. */
export interface RebindParameters extends ManageParameters {
  /** The holder's account; `null` for the custody of the issuing authority. */
  readonly holder: string | null;
}

/** Encodes the call of {@link rebind}. */
export function encodeRebind({ id, holder, decision }: RebindParameters): string {
  return interfaces.licenses.encodeFunctionData("rebind", [
    requireLicenseId(id),
    toHolderArgument(holder),
    toDecisionArgument(decision),
  ]);
}

/**
 * Binds a license to another account of the same holder, or takes it into custody.
 *
 * @throws {ElicenseError} ADDRESS_FORM; the registry's refusal, before anything is sent; or the node's trouble.
 */
export async function rebind(client: Client, parameters: RebindParameters): Promise<Receipt> {
  return toReceipt(await sendCall(client, () => encodeRebind(parameters)));
}
