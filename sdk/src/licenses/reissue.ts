import type { Client } from "../client.js";
import type { Call } from "../transactions/Call.js";
import { prepareTransaction, type PreparedTransaction, type PrepareOptions } from "../transactions/prepare.js";
import type { Receipt } from "../transactions/Receipt.js";
import type { IssuedId, IssuedLicense } from "./newLicense.js";
import { encodeSuccession, succeed, type SuccessionParameters } from "./succeed.js";

/** Encodes the call of {@link reissue}. */
export function encodeReissue(parameters: SuccessionParameters): Call<IssuedId> {
  return encodeSuccession("reissue", parameters);
}

/**
 * Prepares {@link reissue} without sending it, and tells how it would come out.
 *
 * @throws {ElicenseError} What is wrong with the parameters, or the node's trouble; a refusal is a prediction.
 */
export async function prepareReissue(
  client: Client,
  parameters: SuccessionParameters,
  options?: PrepareOptions,
): Promise<PreparedTransaction<IssuedId>> {
  return prepareTransaction(client, () => encodeReissue(parameters), options);
}

/**
 * Puts a new version in a license's place, which inherits what hangs over it: a running suspension, an open
 * investigation, a decision that takes effect later. A license that a decision ended keeps its status, and is followed
 * by one in force: so a court's judgment is carried out.
 *
 * @returns The new license with its document, and where it was recorded.
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read; what is wrong with the parameters; the
 * registry's refusal, before anything is sent; or the node's trouble.
 */
export async function reissue(client: Client, parameters: SuccessionParameters): Promise<IssuedLicense & Receipt> {
  return succeed(client, "reissue", parameters);
}
