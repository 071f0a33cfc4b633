import type { Client } from "../client.js";
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

/**
 * Stores a grant ahead of its first use, so that its signature need not be sent again. Anybody may: the terms go into the
 * transaction's data, whose matter is a commitment.
 *
 * @throws {ElicenseError} GRANT_FORM with the field; ACCESS_LOG_INVALID_SIGNATURE, ACCESS_LOG_NOT_BOUND,
 * ACCESS_LOG_ALREADY_OPENED or ACCESS_LOG_ALREADY_WITHDRAWN, before anything is sent; or the node's trouble.
 * @example
 * const { id } = await openGrant(client, { grant, signature });
 */
export async function openGrant(
  client: Client,
  { grant, signature }: OpenGrantParameters,
): Promise<RecordedGrant & Receipt> {
  const id = hashGrant(client.deployment, grant);
  const [terms, signed] = [toGrantArgument(grant), toSignatureArgument(signature)];
  const receipt = await send(client, () => client.contracts.access.openGrant.populateTransaction(terms, signed));
  return { id, ...toReceipt(receipt) };
}
