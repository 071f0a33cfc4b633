import type { Client } from "../client.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { send } from "../transactions/send.js";
import { requireLicenseId, toDecisionArgument, type Decision, type LicenseId } from "./licenseId.js";

/** Parameters of {@link revoke}. */
export interface RevokeParameters {
  readonly id: LicenseId;
  readonly decision: Decision;
}

/**
 * Revokes a license: a penalty, for ever.
 *
 * @throws {ElicenseError} The registry's refusal, before anything is sent; or the node's trouble.
 */
export async function revoke(client: Client, { id, decision }: RevokeParameters): Promise<Receipt> {
  const receipt = await send(client, () =>
    client.contracts.licenses.revoke.populateTransaction(requireLicenseId(id), toDecisionArgument(decision)),
  );
  return toReceipt(receipt);
}
