import type { DeactivateAuthorityParameters } from "../authorities/deactivateAuthority.js";
import type { Client } from "../client.js";
import { interfaces } from "../contracts.js";
import { nothing, type Call } from "../transactions/Call.js";
import { prepareTransaction, type PreparedTransaction, type PrepareOptions } from "../transactions/prepare.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { send } from "../transactions/send.js";
import { requireAuthority } from "../authorities/forms.js";

/** Encodes the call of {@link deactivateAuthorityByGovernance}. */
export function encodeDeactivateAuthorityByGovernance({ authority }: DeactivateAuthorityParameters): Call {
  const data = interfaces.authorities.encodeFunctionData("deactivateByGovernance", [requireAuthority(authority)]);
  return { contract: "authorityRegistry", data, outcome: nothing };
}

/**
 * Prepares {@link deactivateAuthorityByGovernance} without sending it, and tells how it would come out.
 *
 * @throws {ElicenseError} What is wrong with the parameters, or the node's trouble; a refusal is a prediction.
 */
export async function prepareDeactivateAuthorityByGovernance(
  client: Client,
  parameters: DeactivateAuthorityParameters,
  options?: PrepareOptions,
): Promise<PreparedTransaction> {
  return prepareTransaction(client, () => encodeDeactivateAuthorityByGovernance(parameters), options);
}

/**
 * Deactivates any authority, and with it all below it, for good.
 *
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read; what is wrong with the parameters;
 * ACCESS_MANAGED_UNAUTHORIZED where the account does not govern, ACCESS_MANAGER_NOT_SCHEDULED or
 * ACCESS_MANAGER_NOT_READY where it governs with a delay; any other refusal of the registry, before anything is sent;
 * or the node's trouble.
 */
export async function deactivateAuthorityByGovernance(
  client: Client,
  parameters: DeactivateAuthorityParameters,
): Promise<Receipt> {
  return toReceipt(await send(client, () => encodeDeactivateAuthorityByGovernance(parameters)));
}
