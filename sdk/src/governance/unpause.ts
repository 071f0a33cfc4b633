import type { Client } from "../client.js";
import { interfaces } from "../contracts.js";
import { nothing, type Call } from "../transactions/Call.js";
import { prepareTransaction, type PreparedTransaction, type PrepareOptions } from "../transactions/prepare.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { send } from "../transactions/send.js";

/** Encodes the call of {@link unpause}. */
export function encodeUnpause(): Call {
  const data = interfaces.licenses.encodeFunctionData("unpause");
  return { contract: "licenseRegistry", data, outcome: nothing };
}

/**
 * Prepares {@link unpause} without sending it, and tells how it would come out.
 *
 * @throws {ElicenseError} What is wrong with the parameters, or the node's trouble; a refusal is a prediction.
 */
export async function prepareUnpause(client: Client, options?: PrepareOptions): Promise<PreparedTransaction> {
  return prepareTransaction(client, encodeUnpause, options);
}

/**
 * Allows issuing again.
 *
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read; what is wrong with the parameters;
 * ACCESS_MANAGED_UNAUTHORIZED where the account does not govern, ACCESS_MANAGER_NOT_SCHEDULED or
 * ACCESS_MANAGER_NOT_READY where it governs with a delay; any other refusal of the registry, before anything is sent;
 * or the node's trouble.
 */
export async function unpause(client: Client): Promise<Receipt> {
  return toReceipt(await send(client, encodeUnpause));
}
