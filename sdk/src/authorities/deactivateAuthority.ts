import type { Client } from "../client.js";
import { interfaces } from "../contracts.js";
import { nothing, type Call } from "../transactions/Call.js";
import { prepareTransaction, type PreparedTransaction, type PrepareOptions } from "../transactions/prepare.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { send } from "../transactions/send.js";
import { requireAuthority } from "./forms.js";

/** Parameters of {@link deactivateAuthority}. */
export interface DeactivateAuthorityParameters {
  /** Number of the authority. */
  readonly authority: number;
}

/** Encodes the call of {@link deactivateAuthority}. */
export function encodeDeactivateAuthority({ authority }: DeactivateAuthorityParameters): Call {
  const data = interfaces.authorities.encodeFunctionData("deactivate", [requireAuthority(authority)]);
  return { contract: "authorityRegistry", data, outcome: nothing };
}

/**
 * Prepares {@link deactivateAuthority} without sending it, and tells how it would come out.
 *
 * @throws {ElicenseError} What is wrong with the parameters, or the node's trouble; a refusal is a prediction.
 */
export async function prepareDeactivateAuthority(
  client: Client,
  parameters: DeactivateAuthorityParameters,
  options?: PrepareOptions,
): Promise<PreparedTransaction> {
  return prepareTransaction(client, () => encodeDeactivateAuthority(parameters), options);
}

/**
 * Deactivates a sub-authority of the client's own, and with it all below it, for good.
 *
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read; what is wrong with the parameters; the
 * registry's refusal, before anything is sent; or the node's trouble.
 */
export async function deactivateAuthority(client: Client, parameters: DeactivateAuthorityParameters): Promise<Receipt> {
  return toReceipt(await send(client, () => encodeDeactivateAuthority(parameters)));
}
