import type { Client } from "../client.js";
import type { Call } from "../transactions/Call.js";
import { prepareTransaction, type PreparedTransaction, type PrepareOptions } from "../transactions/prepare.js";
import type { Receipt } from "../transactions/Receipt.js";
import type { IssuedId, IssuedLicense } from "./newLicense.js";
import { encodeSuccession, succeed, type SuccessionParameters } from "./succeed.js";

/** Encodes the call of {@link transfer}. */
export function encodeTransfer(parameters: SuccessionParameters): Call<IssuedId> {
  return encodeSuccession("transfer", parameters);
}

/**
 * Prepares {@link transfer} without sending it, and tells how it would come out.
 *
 * @throws {ElicenseError} What is wrong with the parameters, or the node's trouble; a refusal is a prediction.
 */
export async function prepareTransfer(
  client: Client,
  parameters: SuccessionParameters,
  options?: PrepareOptions,
): Promise<PreparedTransaction<IssuedId>> {
  return prepareTransaction(client, () => encodeTransfer(parameters), options);
}

/**
 * Moves a license to another region, old and new in one step. From outside the acting authority's region an authority
 * that is competent for the old license acknowledges by approving.
 *
 * @returns The new license with its document, and where it was recorded.
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read; what is wrong with the parameters; the
 * registry's refusal, before anything is sent; or the node's trouble.
 */
export async function transfer(client: Client, parameters: SuccessionParameters): Promise<IssuedLicense & Receipt> {
  return succeed(client, "transfer", parameters);
}
