import { requireTypeNumber } from "../authorities/forms.js";
import { requireReasonNumber } from "../catalog/Reason.js";
import type { Client } from "../client.js";
import { interfaces } from "../contracts.js";
import { dayToNumber, type Day } from "../day.js";
import { nothing, type Call } from "../transactions/Call.js";
import { prepareTransaction, type PreparedTransaction, type PrepareOptions } from "../transactions/prepare.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { send } from "../transactions/send.js";

/** Parameters of {@link closeReason}. */
export interface CloseReasonParameters {
  /** Number of the license type. */
  readonly licenseType: number;
  /** The reason's number. */
  readonly number: number;
  /** Last day on which a decision may take effect for this reason; yesterday at the earliest. */
  readonly usableThrough: Day;
  /** Last day on which such a decision may be recorded. */
  readonly recordableThrough: Day;
}

/** Encodes the call of {@link closeReason}. */
export function encodeCloseReason({
  licenseType,
  number,
  usableThrough,
  recordableThrough,
}: CloseReasonParameters): Call {
  const data = interfaces.catalog.encodeFunctionData("closeReason", [
    requireTypeNumber(licenseType),
    requireReasonNumber(number),
    dayToNumber(usableThrough, "usableThrough"),
    dayToNumber(recordableThrough, "recordableThrough"),
  ]);
  return { contract: "licenseCatalog", data, outcome: nothing };
}

/**
 * Prepares {@link closeReason} without sending it, and tells how it would come out.
 *
 * @throws {ElicenseError} What is wrong with the parameters, or the node's trouble; a refusal is a prediction.
 */
export async function prepareCloseReason(
  client: Client,
  parameters: CloseReasonParameters,
  options?: PrepareOptions,
): Promise<PreparedTransaction> {
  return prepareTransaction(client, () => encodeCloseReason(parameters), options);
}

/**
 * Gives a reason its last days. They only move earlier.
 *
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read; what is wrong with the parameters;
 * ACCESS_MANAGED_UNAUTHORIZED where the account does not govern, ACCESS_MANAGER_NOT_SCHEDULED or
 * ACCESS_MANAGER_NOT_READY where it governs with a delay; any other refusal of the registry, before anything is sent;
 * or the node's trouble.
 */
export async function closeReason(client: Client, parameters: CloseReasonParameters): Promise<Receipt> {
  return toReceipt(await send(client, () => encodeCloseReason(parameters)));
}
