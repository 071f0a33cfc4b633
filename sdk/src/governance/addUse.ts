import { requireTypeNumber } from "../authorities/forms.js";
import { toBasisArgument } from "../catalog/forms.js";
import { requireUseNumber, toStatutoryUseArgument, type StatutoryUse } from "../catalog/StatutoryUse.js";
import type { Client } from "../client.js";
import { interfaces } from "../contracts.js";
import type { LicenseType } from "../licenseTypes/LicenseType.js";
import { nothing, type Call } from "../transactions/Call.js";
import { prepareTransaction, type PreparedTransaction, type PrepareOptions } from "../transactions/prepare.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { send } from "../transactions/send.js";

/** Parameters of {@link addUse}. */
export interface AddUseParameters {
  readonly type: LicenseType;
  readonly use: StatutoryUse;
}

/** Encodes the call of {@link addUse}. */
export function encodeAddUse({ type, use }: AddUseParameters): Call {
  const data = interfaces.catalog.encodeFunctionData("addUse", [
    requireTypeNumber(type.number),
    requireUseNumber(use.number),
    toStatutoryUseArgument(type, use),
    toBasisArgument(use),
  ]);
  return { contract: "licenseCatalog", data, outcome: nothing };
}

/**
 * Prepares {@link addUse} without sending it, and tells how it would come out.
 *
 * @throws {ElicenseError} What is wrong with the parameters, or the node's trouble; a refusal is a prediction.
 */
export async function prepareAddUse(
  client: Client,
  parameters: AddUseParameters,
  options?: PrepareOptions,
): Promise<PreparedTransaction> {
  return prepareTransaction(client, () => encodeAddUse(parameters), options);
}

/**
 * Publishes a use by statutory duty.
 *
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read; what is wrong with the parameters;
 * ACCESS_MANAGED_UNAUTHORIZED where the account does not govern, ACCESS_MANAGER_NOT_SCHEDULED or
 * ACCESS_MANAGER_NOT_READY where it governs with a delay; any other refusal of the registry, before anything is sent;
 * or the node's trouble.
 */
export async function addUse(client: Client, parameters: AddUseParameters): Promise<Receipt> {
  return toReceipt(await send(client, () => encodeAddUse(parameters)));
}
