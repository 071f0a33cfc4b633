import { requireAccount } from "../account.js";
import type { Client } from "../client.js";
import { interfaces } from "../contracts.js";
import { nothing, type Call } from "../transactions/Call.js";
import { prepareTransaction, type PreparedTransaction, type PrepareOptions } from "../transactions/prepare.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { send } from "../transactions/send.js";

/** Parameters of {@link removeKey}. */
export interface RemoveKeyParameters {
  /** The key's account. */
  readonly account: string;
}

/** Encodes the call of {@link removeKey}. */
export function encodeRemoveKey({ account }: RemoveKeyParameters): Call {
  const data = interfaces.authorities.encodeFunctionData("removeKey", [requireAccount(account, "account")]);
  return { contract: "authorityRegistry", data, outcome: nothing };
}

/**
 * Prepares {@link removeKey} without sending it, and tells how it would come out.
 *
 * @throws {ElicenseError} What is wrong with the parameters, or the node's trouble; a refusal is a prediction.
 */
export async function prepareRemoveKey(
  client: Client,
  parameters: RemoveKeyParameters,
  options?: PrepareOptions,
): Promise<PreparedTransaction> {
  return prepareTransaction(client, () => encodeRemoveKey(parameters), options);
}

/**
 * Removes a key of the client's own authority from use, for ever. What it vouched for stays trusted.
 *
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read; what is wrong with the parameters; the
 * registry's refusal, before anything is sent; or the node's trouble.
 */
export async function removeKey(client: Client, parameters: RemoveKeyParameters): Promise<Receipt> {
  return toReceipt(await send(client, () => encodeRemoveKey(parameters)));
}
