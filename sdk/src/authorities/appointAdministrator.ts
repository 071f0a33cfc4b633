import { requireAccount } from "../account.js";
import type { Client } from "../client.js";
import { interfaces } from "../contracts.js";
import { nothing, type Call } from "../transactions/Call.js";
import { prepareTransaction, type PreparedTransaction, type PrepareOptions } from "../transactions/prepare.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { send } from "../transactions/send.js";
import { requireAuthority } from "./forms.js";

/** Parameters of {@link appointAdministrator}. */
export interface AppointAdministratorParameters {
  /** Number of the authority. */
  readonly authority: number;
  /** Account of its new administering key. */
  readonly administrator: string;
}

/** Encodes the call of {@link appointAdministrator}. */
export function encodeAppointAdministrator({ authority, administrator }: AppointAdministratorParameters): Call {
  const data = interfaces.authorities.encodeFunctionData("appointAdministrator", [
    requireAuthority(authority),
    requireAccount(administrator, "administrator"),
  ]);
  return { contract: "authorityRegistry", data, outcome: nothing };
}

/**
 * Prepares {@link appointAdministrator} without sending it, and tells how it would come out.
 *
 * @throws {ElicenseError} What is wrong with the parameters, or the node's trouble; a refusal is a prediction.
 */
export async function prepareAppointAdministrator(
  client: Client,
  parameters: AppointAdministratorParameters,
  options?: PrepareOptions,
): Promise<PreparedTransaction> {
  return prepareTransaction(client, () => encodeAppointAdministrator(parameters), options);
}

/**
 * Gives a sub-authority that has no administering key a new one.
 *
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read; what is wrong with the parameters; the
 * registry's refusal, before anything is sent; or the node's trouble.
 */
export async function appointAdministrator(
  client: Client,
  parameters: AppointAdministratorParameters,
): Promise<Receipt> {
  return toReceipt(await send(client, () => encodeAppointAdministrator(parameters)));
}
