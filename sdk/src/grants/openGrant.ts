import type { Client } from "../client.js";
import { interfaces } from "../contracts.js";
import type { Call } from "../transactions/Call.js";
import { prepareTransaction, type PreparedTransaction, type PrepareOptions } from "../transactions/prepare.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { send } from "../transactions/send.js";
import { toGrantArgument, toSignatureArgument, type Grant, type HolderSignature } from "./Grant.js";
import { hashGrant } from "./typedData.js";

/** Parameters of {@link openGrant}. */
export interface OpenGrantParameters {
  readonly grant: Grant;
  readonly signature: HolderSignature;
}

/** A grant as the chain now knows it. */
export interface RecordedGrant {
  /** Its id. */
  readonly id: string;
}

/** Encodes the call of {@link openGrant}. */
export function encodeOpenGrant({ grant, signature }: OpenGrantParameters): Call<RecordedGrant> {
  const values = [toGrantArgument(grant), toSignatureArgument(signature)] as const;
  const data = interfaces.access.encodeFunctionData("openGrant", [...values]);
  return { contract: "accessLog", data, outcome: (returned) => toRecordedGrant("openGrant", returned) };
}

/** Reads the id that a function of the AccessLog gives back. */
export function toRecordedGrant(
  name: "openGrant" | "withdrawGrant" | "withdrawGrantBySignature",
  returned: string,
): RecordedGrant {
  // The overloads of the generated types take one name each.
  const [id] = interfaces.access.decodeFunctionResult(name as "openGrant", returned) as unknown as [string];
  return { id };
}

/**
 * Prepares {@link openGrant} without sending it, and tells how it would come out.
 *
 * @throws {ElicenseError} What is wrong with the parameters, or the node's trouble; a refusal is a prediction.
 */
export async function prepareOpenGrant(
  client: Client,
  parameters: OpenGrantParameters,
  options?: PrepareOptions,
): Promise<PreparedTransaction<RecordedGrant>> {
  return prepareTransaction(client, () => encodeOpenGrant(parameters), options);
}

/**
 * Stores a grant ahead of its first use, so that its signature need not be sent again. Anybody may: the terms go into the
 * transaction's data, whose matter is a commitment.
 *
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read; GRANT_FORM with the field;
 * ACCESS_LOG_INVALID_SIGNATURE, ACCESS_LOG_NOT_BOUND, ACCESS_LOG_ALREADY_OPENED or ACCESS_LOG_ALREADY_WITHDRAWN, before
 * anything is sent; or the node's trouble.
 * @example
 * const { id } = await openGrant(client, { grant, signature });
 */
export async function openGrant(client: Client, parameters: OpenGrantParameters): Promise<RecordedGrant & Receipt> {
  const id = hashGrant(client.deployment, parameters.grant);
  return { id, ...toReceipt(await send(client, () => encodeOpenGrant(parameters))) };
}
