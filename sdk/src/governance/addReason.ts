import { requireTypeNumber } from "../authorities/forms.js";
import { toBasisArgument } from "../catalog/forms.js";
import { requireReasonNumber, toReasonArgument, type Reason } from "../catalog/Reason.js";
import type { Client } from "../client.js";
import { interfaces } from "../contracts.js";
import { nothing, type Call } from "../transactions/Call.js";
import { prepareTransaction, type PreparedTransaction, type PrepareOptions } from "../transactions/prepare.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { send } from "../transactions/send.js";

/** Parameters of {@link addReason}. */
export interface AddReasonParameters {
  /** Number of the license type. */
  readonly licenseType: number;
  readonly reason: Omit<Reason, "recordableThrough">;
}

/** Encodes the call of {@link addReason}. */
export function encodeAddReason({ licenseType, reason }: AddReasonParameters): Call {
  const data = interfaces.catalog.encodeFunctionData("addReason", [
    requireTypeNumber(licenseType),
    requireReasonNumber(reason.number),
    toReasonArgument(reason),
    toBasisArgument(reason),
  ]);
  return { contract: "licenseCatalog", data, outcome: nothing };
}

/**
 * Prepares {@link addReason} without sending it, and tells how it would come out.
 *
 * @throws {ElicenseError} What is wrong with the parameters, or the node's trouble; a refusal is a prediction.
 */
export async function prepareAddReason(
  client: Client,
  parameters: AddReasonParameters,
  options?: PrepareOptions,
): Promise<PreparedTransaction> {
  return prepareTransaction(client, () => encodeAddReason(parameters), options);
}

/**
 * Adds a reason to a license type. What was added never changes its meaning.
 *
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read; what is wrong with the parameters;
 * ACCESS_MANAGED_UNAUTHORIZED where the account does not govern, ACCESS_MANAGER_NOT_SCHEDULED or
 * ACCESS_MANAGER_NOT_READY where it governs with a delay; any other refusal of the registry, before anything is sent;
 * or the node's trouble.
 */
export async function addReason(client: Client, parameters: AddReasonParameters): Promise<Receipt> {
  return toReceipt(await send(client, () => encodeAddReason(parameters)));
}
