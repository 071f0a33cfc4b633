import type { Client } from "../client.js";
import { interfaces } from "../contracts.js";
import { nothing, type Call } from "../transactions/Call.js";
import { prepareTransaction, type PreparedTransaction, type PrepareOptions } from "../transactions/prepare.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { send } from "../transactions/send.js";
import { toHolderArgument } from "./holder.js";
import { requireLicenseId } from "./licenseId.js";
import { toDecisionArgument } from "./Decision.js";
import type { ManageParameters } from "./manage.js";

/** Parameters of {@link rebind}. */
export interface RebindParameters extends ManageParameters {
  /** The holder's account; `null` for the custody of the issuing authority. */
  readonly holder: string | null;
}

/** Encodes the call of {@link rebind}. */
export function encodeRebind({ id, holder, decision }: RebindParameters): Call {
  const data = interfaces.licenses.encodeFunctionData("rebind", [
    requireLicenseId(id),
    toHolderArgument(holder),
    toDecisionArgument(decision),
  ]);
  return { contract: "licenseRegistry", data, outcome: nothing };
}

/**
 * Prepares {@link rebind} without sending it, and tells how it would come out.
 *
 * @throws {ElicenseError} What is wrong with the parameters, or the node's trouble; a refusal is a prediction.
 */
export async function prepareRebind(
  client: Client,
  parameters: RebindParameters,
  options?: PrepareOptions,
): Promise<PreparedTransaction> {
  return prepareTransaction(client, () => encodeRebind(parameters), options);
}

/**
 * Binds a license to another account of the same holder, or takes it into custody.
 *
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read; what is wrong with the parameters; the
 * registry's refusal, before anything is sent; or the node's trouble.
 */
export async function rebind(client: Client, parameters: RebindParameters): Promise<Receipt> {
  return toReceipt(await send(client, () => encodeRebind(parameters)));
}
