import type { Client } from "../client.js";
import { interfaces } from "../contracts.js";
import { nothing, type Call } from "../transactions/Call.js";
import { prepareTransaction, type PreparedTransaction, type PrepareOptions } from "../transactions/prepare.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { send } from "../transactions/send.js";
import { requireChange, type Change } from "./decodeChange.js";

/** Parameters of {@link executeChange}. */
export interface ExecuteChangeParameters {
  readonly change: Change;
}

/** Encodes the call of {@link executeChange}. */
export function encodeExecuteChange(client: Client, { change }: ExecuteChangeParameters): Call {
  const { to, data: call } = requireChange(client, change);
  const data = interfaces.accessManager.encodeFunctionData("execute", [to, call]);
  return { contract: "accessManager", data, outcome: nothing };
}

/**
 * Prepares {@link executeChange} without sending it, and tells how it would come out.
 *
 * @throws {ElicenseError} What is wrong with the parameters, or the node's trouble; a refusal is a prediction.
 */
export async function prepareExecuteChange(
  client: Client,
  parameters: ExecuteChangeParameters,
  options?: PrepareOptions,
): Promise<PreparedTransaction> {
  return prepareTransaction(client, () => encodeExecuteChange(client, parameters), options);
}

/**
 * Carries a change out through the AccessManager: one that waited long enough, or at once where the account governs without
 * a delay.
 *
 * Calling the change's own action does the same, and gives what it returns.
 *
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read; CHANGE_FORM; ACCESS_MANAGER_NOT_SCHEDULED,
 * ACCESS_MANAGER_NOT_READY, ACCESS_MANAGER_EXPIRED or ACCESS_MANAGER_UNAUTHORIZED_CALL; the registry's refusal, before
 * anything is sent; or the node's trouble.
 * @example
 * await executeChange(keeper, { change });
 */
export async function executeChange(client: Client, parameters: ExecuteChangeParameters): Promise<Receipt> {
  return toReceipt(await send(client, () => encodeExecuteChange(client, parameters)));
}
