import type { Client } from "../client.js";
import { interfaces } from "../contracts.js";
import { dayToNumber, type Day } from "../day.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { requireLicenseId, toDecisionArgument } from "./licenseId.js";
import type { ManageParameters } from "./manage.js";
import { sendCall } from "./sendCall.js";

/** Parameters of {@link suspend}. */
export interface SuspendParameters extends ManageParameters {
  /** Last day of the suspension, that day included; `lastDayOfMonths` counts it out. */
  readonly through: Day;
}

/** Encodes the call of {@link suspend}. */
export function encodeSuspend({ id, decision, through }: SuspendParameters): string {
  return interfaces.licenses.encodeFunctionData("suspend", [
    requireLicenseId(id),
    toDecisionArgument(decision),
    dayToNumber(through, "through"),
  ]);
}

/**
 * Suspends a license from the decision's effective day; the suspension ends by itself.
 *
 * @throws {ElicenseError} The registry's refusal, before anything is sent; or the node's trouble.
 * @example
 * await suspend(client, { id, decision, through: lastDayOfMonths(decision.effectiveOn, 4) });
 */
export async function suspend(client: Client, parameters: SuspendParameters): Promise<Receipt> {
  return toReceipt(await sendCall(client, () => encodeSuspend(parameters)));
}
