import type { Client } from "../client.js";
import { nothing, type Call } from "../transactions/Call.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { send } from "../transactions/send.js";
import type { ApprovedCall } from "./hashAction.js";
import { requireOwn } from "./requireCall.js";

/** Parameters of {@link sendCall}. */
export interface SendCallParameters {
  /** What `prepareCall` gave. */
  readonly call: Omit<ApprovedCall, "authority">;
  /**
   * Gas that a call like it took. One call tries it, which costs a node a fraction of an estimate, and it may then take
   * a quarter more. Where it takes more, or this is left out, the signer has it estimated.
   */
  readonly expectedGas?: bigint;
}

/**
 * Sends a call that was prepared, as the action that it was prepared for does, and gives no documents: for inflows that
 * are too large for these to be kept in memory. `deriveLicenseId` gives the ids of what an ISSUE issues, and
 * `sealDocument` the documents.
 *
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read; CALL_NOT_APPROVABLE where the call is for
 * another chain or registry; the registry's refusal, before anything is sent; or the node's trouble.
 * @example
 * const call = await prepareCall(first, "REVOKE", { id, decision });
 * await approveAction(second, { call, expiresAt });
 * const { block } = await sendCall(first, { call });
 */
export async function sendCall(client: Client, { call, expectedGas }: SendCallParameters): Promise<Receipt> {
  requireOwn(client, call);
  const encode = (): Call => ({ contract: "licenseRegistry", data: call.data, outcome: nothing });
  return toReceipt(await send(client, encode, expectedGas));
}
