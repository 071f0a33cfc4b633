import type { Client } from "../client.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { send } from "../transactions/send.js";
import type { PreparedCall } from "./prepareCall.js";
import { requireCall } from "./requireCall.js";

/** Parameters of {@link withdrawApproval}. */
export interface WithdrawApprovalParameters {
  readonly call: PreparedCall;
}

/**
 * Withdraws an approval that the authority of the client's key gave, before it is used.
 *
 * @throws {ElicenseError} JOINT_APPROVAL_MISSING where there is none; CALL_NOT_APPROVABLE; or the node's trouble.
 */
export async function withdrawApproval(client: Client, { call }: WithdrawApprovalParameters): Promise<Receipt> {
  const hash = requireCall(client, call);
  return toReceipt(await send(client, () => client.contracts.authorities.withdrawApproval.populateTransaction(hash)));
}
