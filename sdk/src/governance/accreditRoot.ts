import type { AccreditParameters } from "../authorities/accredit.js";
import { requireAuthority, requireTypeNumber, toRightsArgument } from "../authorities/forms.js";
import type { Client } from "../client.js";
import { interfaces } from "../contracts.js";
import { nothing, type Call } from "../transactions/Call.js";
import { prepareTransaction, type PreparedTransaction, type PrepareOptions } from "../transactions/prepare.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { send } from "../transactions/send.js";

/** Encodes the call of {@link accreditRoot}. */
export function encodeAccreditRoot({ authority, licenseType, rights }: AccreditParameters): Call {
  const data = interfaces.authorities.encodeFunctionData("accreditRoot", [
    requireAuthority(authority),
    requireTypeNumber(licenseType),
    toRightsArgument(rights),
  ]);
  return { contract: "authorityRegistry", data, outcome: nothing };
}

/**
 * Prepares {@link accreditRoot} without sending it, and tells how it would come out.
 *
 * @throws {ElicenseError} What is wrong with the parameters, or the node's trouble; a refusal is a prediction.
 */
export async function prepareAccreditRoot(
  client: Client,
  parameters: AccreditParameters,
  options?: PrepareOptions,
): Promise<PreparedTransaction> {
  return prepareTransaction(client, () => encodeAccreditRoot(parameters), options);
}

/**
 * Sets the rights of a root for a license type. What falls away does so at once; what is new holds after the
 * accreditation delay.
 *
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read; what is wrong with the parameters;
 * ACCESS_MANAGED_UNAUTHORIZED where the account does not govern, ACCESS_MANAGER_NOT_SCHEDULED or
 * ACCESS_MANAGER_NOT_READY where it governs with a delay; any other refusal of the registry, before anything is sent;
 * or the node's trouble.
 */
export async function accreditRoot(client: Client, parameters: AccreditParameters): Promise<Receipt> {
  return toReceipt(await send(client, () => encodeAccreditRoot(parameters)));
}
