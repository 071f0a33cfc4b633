import type { Client } from "../client.js";
import { interfaces } from "../contracts.js";
import { dayToNumber, type Day } from "../day.js";
import { nothing, type Call } from "../transactions/Call.js";
import { prepareTransaction, type PreparedTransaction, type PrepareOptions } from "../transactions/prepare.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { send } from "../transactions/send.js";
import { requireLicenseId } from "./licenseId.js";
import { toDecisionArgument } from "./Decision.js";
import type { ManageParameters } from "./manage.js";

/** Parameters of {@link suspend}. */
export interface SuspendParameters extends ManageParameters {
  /** Last day of the suspension, that day included; `lastDayOfMonths` counts it out. */
  readonly through: Day;
}

/** Encodes the call of {@link suspend}. */
export function encodeSuspend({ id, decision, through }: SuspendParameters): Call {
  const data = interfaces.licenses.encodeFunctionData("suspend", [
    requireLicenseId(id),
    toDecisionArgument(decision),
    dayToNumber(through, "through"),
  ]);
  return { contract: "licenseRegistry", data, outcome: nothing };
}

/**
 * Prepares {@link suspend} without sending it, and tells how it would come out.
 *
 * @throws {ElicenseError} What is wrong with the parameters, or the node's trouble; a refusal is a prediction.
 */
export async function prepareSuspend(
  client: Client,
  parameters: SuspendParameters,
  options?: PrepareOptions,
): Promise<PreparedTransaction> {
  return prepareTransaction(client, () => encodeSuspend(parameters), options);
}

/**
 * Suspends a license from the decision's effective day; the suspension ends by itself.
 *
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read; what is wrong with the parameters; the
 * registry's refusal, before anything is sent; or the node's trouble.
 * @example
 * await suspend(client, { id, decision, through: lastDayOfMonths(decision.effectiveOn, 4) });
 */
export async function suspend(client: Client, parameters: SuspendParameters): Promise<Receipt> {
  return toReceipt(await send(client, () => encodeSuspend(parameters)));
}
