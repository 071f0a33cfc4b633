import { requireAccount } from "../account.js";
import type { Client } from "../client.js";
import { interfaces } from "../contracts.js";
import { nothing, type Call } from "../transactions/Call.js";
import { prepareTransaction, type PreparedTransaction, type PrepareOptions } from "../transactions/prepare.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { send } from "../transactions/send.js";
import { requireChange, type Change } from "./decodeChange.js";

/** Parameters of {@link cancelChange}. */
export interface CancelChangeParameters {
  readonly change: Change;
  /** Account that proposed it. */
  readonly proposer: string;
}

/** Encodes the call of {@link cancelChange}. */
export function encodeCancelChange(client: Client, { change, proposer }: CancelChangeParameters): Call {
  const { to, data: call } = requireChange(client, change);
  const data = interfaces.accessManager.encodeFunctionData("cancel", [requireAccount(proposer, "proposer"), to, call]);
  return { contract: "accessManager", data, outcome: nothing };
}

/**
 * Prepares {@link cancelChange} without sending it, and tells how it would come out.
 *
 * @throws {ElicenseError} What is wrong with the parameters, or the node's trouble; a refusal is a prediction.
 */
export async function prepareCancelChange(
  client: Client,
  parameters: CancelChangeParameters,
  options?: PrepareOptions,
): Promise<PreparedTransaction> {
  return prepareTransaction(client, () => encodeCancelChange(client, parameters), options);
}

/**
 * Calls a proposed change off: its proposer, a guardian of what it changes, or the administrator.
 *
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read; CHANGE_FORM, ADDRESS_FORM;
 * ACCESS_MANAGER_NOT_SCHEDULED or ACCESS_MANAGER_UNAUTHORIZED_CANCEL, before anything is sent; or the node's trouble.
 * @example
 * await cancelChange(guardian, { change, proposer });
 */
export async function cancelChange(client: Client, parameters: CancelChangeParameters): Promise<Receipt> {
  return toReceipt(await send(client, () => encodeCancelChange(client, parameters)));
}
