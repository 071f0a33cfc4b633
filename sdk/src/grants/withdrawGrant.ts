import type { Client } from "../client.js";
import { interfaces } from "../contracts.js";
import type { Call } from "../transactions/Call.js";
import { prepareTransaction, type PreparedTransaction, type PrepareOptions } from "../transactions/prepare.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { send } from "../transactions/send.js";
import { toGrantArgument, toSignatureArgument, type Grant, type HolderSignature } from "./Grant.js";
import { toRecordedGrant, type RecordedGrant } from "./openGrant.js";
import { hashGrant } from "./typedData.js";

/** Parameters of {@link withdrawGrant}. */
export interface WithdrawGrantParameters {
  readonly grant: Grant;
  /** The holder's signature of the withdrawal, for whoever relays it; left out where the client's account is the holder. */
  readonly signature?: HolderSignature;
}

/** Encodes the call of {@link withdrawGrant}. */
export function encodeWithdrawGrant({ grant, signature }: WithdrawGrantParameters): Call<RecordedGrant> {
  const terms = toGrantArgument(grant);
  const name = signature === undefined ? "withdrawGrant" : "withdrawGrantBySignature";
  const data =
    signature === undefined
      ? interfaces.access.encodeFunctionData("withdrawGrant", [terms])
      : interfaces.access.encodeFunctionData("withdrawGrantBySignature", [terms, toSignatureArgument(signature)]);
  return { contract: "accessLog", data, outcome: (returned) => toRecordedGrant(name, returned) };
}

/**
 * Prepares {@link withdrawGrant} without sending it, and tells how it would come out.
 *
 * @throws {ElicenseError} What is wrong with the parameters, or the node's trouble; a refusal is a prediction.
 */
export async function prepareWithdrawGrant(
  client: Client,
  parameters: WithdrawGrantParameters,
  options?: PrepareOptions,
): Promise<PreparedTransaction<RecordedGrant>> {
  return prepareTransaction(client, () => encodeWithdrawGrant(parameters), options);
}

/**
 * Withdraws a grant, for ever and at once, whether it was used or not.
 *
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read; GRANT_FORM with the field;
 * ACCESS_LOG_NOT_HOLDER, ACCESS_LOG_INVALID_SIGNATURE or ACCESS_LOG_ALREADY_WITHDRAWN, before anything is sent; or the
 * node's trouble.
 * @example
 * await withdrawGrant(holder, { grant });
 * @example
 * // Somebody else sends what the holder signed.
 * await withdrawGrant(relay, { grant, signature: await signWithdrawal(holder, { grant }) });
 */
export async function withdrawGrant(
  client: Client,
  parameters: WithdrawGrantParameters,
): Promise<RecordedGrant & Receipt> {
  const id = hashGrant(client.deployment, parameters.grant);
  return { id, ...toReceipt(await send(client, () => encodeWithdrawGrant(parameters))) };
}
