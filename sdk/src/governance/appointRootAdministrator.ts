import { requireAccount } from "../account.js";
import type { AppointAdministratorParameters } from "../authorities/appointAdministrator.js";
import type { Client } from "../client.js";
import { interfaces } from "../contracts.js";
import { nothing, type Call } from "../transactions/Call.js";
import { prepareTransaction, type PreparedTransaction, type PrepareOptions } from "../transactions/prepare.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { send } from "../transactions/send.js";
import { requireAuthority } from "../authorities/forms.js";

/** Encodes the call of {@link appointRootAdministrator}. */
export function encodeAppointRootAdministrator({ authority, administrator }: AppointAdministratorParameters): Call {
  const data = interfaces.authorities.encodeFunctionData("appointRootAdministrator", [
    requireAuthority(authority),
    requireAccount(administrator, "administrator"),
  ]);
  return { contract: "authorityRegistry", data, outcome: nothing };
}

/**
 * Prepares {@link appointRootAdministrator} without sending it, and tells how it would come out.
 *
 * @throws {ElicenseError} What is wrong with the parameters, or the node's trouble; a refusal is a prediction.
 */
export async function prepareAppointRootAdministrator(
  client: Client,
  parameters: AppointAdministratorParameters,
  options?: PrepareOptions,
): Promise<PreparedTransaction> {
  return prepareTransaction(client, () => encodeAppointRootAdministrator(parameters), options);
}

/**
 * Gives a root that has no administering key a new one.
 *
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read; what is wrong with the parameters;
 * ACCESS_MANAGED_UNAUTHORIZED where the account does not govern, ACCESS_MANAGER_NOT_SCHEDULED or
 * ACCESS_MANAGER_NOT_READY where it governs with a delay; any other refusal of the registry, before anything is sent;
 * or the node's trouble.
 */
export async function appointRootAdministrator(
  client: Client,
  parameters: AppointAdministratorParameters,
): Promise<Receipt> {
  return toReceipt(await send(client, () => encodeAppointRootAdministrator(parameters)));
}
