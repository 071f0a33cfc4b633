import type { Client } from "../client.js";
import { interfaces } from "../contracts.js";
import { requireTime } from "../time.js";
import { nothing, type Call } from "../transactions/Call.js";
import { prepareTransaction, type PreparedTransaction, type PrepareOptions } from "../transactions/prepare.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { send } from "../transactions/send.js";

/** Parameters of {@link setAccreditationDelay}. */
export interface SetAccreditationDelayParameters {
  /** How long a newly accredited right waits before it holds, seconds. */
  readonly delay: number;
}

/** Encodes the call of {@link setAccreditationDelay}. */
export function encodeSetAccreditationDelay({ delay }: SetAccreditationDelayParameters): Call {
  const data = interfaces.authorities.encodeFunctionData("setAccreditationDelay", [
    requireTime(delay, "delay", 0xffff_ffff),
  ]);
  return { contract: "authorityRegistry", data, outcome: nothing };
}

/**
 * Prepares {@link setAccreditationDelay} without sending it, and tells how it would come out.
 *
 * @throws {ElicenseError} What is wrong with the parameters, or the node's trouble; a refusal is a prediction.
 */
export async function prepareSetAccreditationDelay(
  client: Client,
  parameters: SetAccreditationDelayParameters,
  options?: PrepareOptions,
): Promise<PreparedTransaction> {
  return prepareTransaction(client, () => encodeSetAccreditationDelay(parameters), options);
}

/**
 * Sets how long a newly accredited right waits before it holds.
 *
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read; what is wrong with the parameters;
 * ACCESS_MANAGED_UNAUTHORIZED where the account does not govern, ACCESS_MANAGER_NOT_SCHEDULED or
 * ACCESS_MANAGER_NOT_READY where it governs with a delay; any other refusal of the registry, before anything is sent;
 * or the node's trouble.
 */
export async function setAccreditationDelay(
  client: Client,
  parameters: SetAccreditationDelayParameters,
): Promise<Receipt> {
  return toReceipt(await send(client, () => encodeSetAccreditationDelay(parameters)));
}
