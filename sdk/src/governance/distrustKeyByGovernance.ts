import { requireAccount } from "../account.js";
import type { DistrustKeyParameters } from "../authorities/distrustKey.js";
import type { Client } from "../client.js";
import { interfaces } from "../contracts.js";
import { requireTime } from "../time.js";
import { nothing, type Call } from "../transactions/Call.js";
import { prepareTransaction, type PreparedTransaction, type PrepareOptions } from "../transactions/prepare.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { send } from "../transactions/send.js";

/** Encodes the call of {@link distrustKeyByGovernance}. */
export function encodeDistrustKeyByGovernance({ account, asOf }: DistrustKeyParameters): Call {
  const data = interfaces.authorities.encodeFunctionData("distrustKeyByGovernance", [
    requireAccount(account, "account"),
    requireTime(asOf, "asOf"),
  ]);
  return { contract: "authorityRegistry", data, outcome: nothing };
}

/**
 * Prepares {@link distrustKeyByGovernance} without sending it, and tells how it would come out.
 *
 * @throws {ElicenseError} What is wrong with the parameters, or the node's trouble; a refusal is a prediction.
 */
export async function prepareDistrustKeyByGovernance(
  client: Client,
  parameters: DistrustKeyParameters,
  options?: PrepareOptions,
): Promise<PreparedTransaction> {
  return prepareTransaction(client, () => encodeDistrustKeyByGovernance(parameters), options);
}

/**
 * Distrusts any key as of any moment of the past, and removes it.
 *
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read; what is wrong with the parameters;
 * ACCESS_MANAGED_UNAUTHORIZED where the account does not govern, ACCESS_MANAGER_NOT_SCHEDULED or
 * ACCESS_MANAGER_NOT_READY where it governs with a delay; any other refusal of the registry, before anything is sent;
 * or the node's trouble.
 */
export async function distrustKeyByGovernance(client: Client, parameters: DistrustKeyParameters): Promise<Receipt> {
  return toReceipt(await send(client, () => encodeDistrustKeyByGovernance(parameters)));
}
