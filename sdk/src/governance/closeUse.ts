import { requireTypeNumber } from "../authorities/forms.js";
import { requireUseNumber } from "../catalog/StatutoryUse.js";
import type { Client } from "../client.js";
import { interfaces } from "../contracts.js";
import { dayToNumber, type Day } from "../day.js";
import { nothing, type Call } from "../transactions/Call.js";
import { prepareTransaction, type PreparedTransaction, type PrepareOptions } from "../transactions/prepare.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { send } from "../transactions/send.js";

/** Parameters of {@link closeUse}. */
export interface CloseUseParameters {
  /** Number of the license type. */
  readonly licenseType: number;
  /** The use's number. */
  readonly number: number;
  /** Last day on which it may be used; yesterday at the earliest. */
  readonly usableThrough: Day;
}

/** Encodes the call of {@link closeUse}. */
export function encodeCloseUse({ licenseType, number, usableThrough }: CloseUseParameters): Call {
  const data = interfaces.catalog.encodeFunctionData("closeUse", [
    requireTypeNumber(licenseType),
    requireUseNumber(number),
    dayToNumber(usableThrough, "usableThrough"),
  ]);
  return { contract: "licenseCatalog", data, outcome: nothing };
}

/**
 * Prepares {@link closeUse} without sending it, and tells how it would come out.
 *
 * @throws {ElicenseError} What is wrong with the parameters, or the node's trouble; a refusal is a prediction.
 */
export async function prepareCloseUse(
  client: Client,
  parameters: CloseUseParameters,
  options?: PrepareOptions,
): Promise<PreparedTransaction> {
  return prepareTransaction(client, () => encodeCloseUse(parameters), options);
}

/**
 * Gives a published use its last day. It only moves earlier.
 *
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read; what is wrong with the parameters;
 * ACCESS_MANAGED_UNAUTHORIZED where the account does not govern, ACCESS_MANAGER_NOT_SCHEDULED or
 * ACCESS_MANAGER_NOT_READY where it governs with a delay; any other refusal of the registry, before anything is sent;
 * or the node's trouble.
 */
export async function closeUse(client: Client, parameters: CloseUseParameters): Promise<Receipt> {
  return toReceipt(await send(client, () => encodeCloseUse(parameters)));
}
