import type { Client } from "../client.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { send } from "../transactions/send.js";
import { toGrantArgument, toSignatureArgument, type Grant, type HolderSignature } from "./Grant.js";
import type { RecordedGrant } from "./openGrant.js";
import { hashGrant } from "./typedData.js";

/** Parameters of {@link withdrawGrant}. */
export interface WithdrawGrantParameters {
  readonly grant: Grant;
  /** The holder's signature of the withdrawal, for whoever relays it; left out where the client's account is the holder. */
  readonly signature?: HolderSignature;
}

/**
 * Withdraws a grant, for ever and at once, whether it was used or not.
 *
 * @throws {ElicenseError} GRANT_FORM with the field; ACCESS_LOG_NOT_HOLDER, ACCESS_LOG_INVALID_SIGNATURE or
 * ACCESS_LOG_ALREADY_WITHDRAWN, before anything is sent; or the node's trouble.
 * @example
 * await withdrawGrant(holder, { grant });
 * @example
 * // Somebody else sends what the holder signed.
 * await withdrawGrant(relay, { grant, signature: await signWithdrawal(holder, { grant }) });
 */
export async function withdrawGrant(
  client: Client,
  { grant, signature }: WithdrawGrantParameters,
): Promise<RecordedGrant & Receipt> {
  const { access } = client.contracts;
  const id = hashGrant(client.deployment, grant);
  const terms = toGrantArgument(grant);
  const signed = toSignatureArgument(signature);
  const receipt = await send(client, () =>
    signature === undefined
      ? access.withdrawGrant.populateTransaction(terms)
      : access.withdrawGrantBySignature.populateTransaction(terms, signed),
  );
  return { id, ...toReceipt(receipt) };
}
