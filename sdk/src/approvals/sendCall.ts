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
   * Gas that it may take, as a call like it took: it is tried with that, which costs a node a fraction of an estimate.
   * Where it does not suffice, or is left out, the signer has it estimated.
   */
  readonly gasLimit?: bigint;
}

/**
 * Sends a call that was prepared, as the action of its name would. For inflows that are too large for their documents to
 * be kept in memory: `deriveLicenseId` gives the ids of what an ISSUE issues, and `sealDocument` its documents.
 *
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read; CALL_NOT_APPROVABLE where the call is for
 * another chain or registry; the registry's refusal, before anything is sent; or the node's trouble.
 * @example
 * const call = await prepareCall(first, "REVOKE", { id, decision });
 * await approveAction(second, { call, expiresAt });
 * const { block } = await sendCall(first, { call });
 */
export async function sendCall(client: Client, { call, gasLimit }: SendCallParameters): Promise<Receipt> {
  requireOwn(client, call);
  const encode = (): Call => ({ contract: "licenseRegistry", data: call.data, outcome: nothing });
  return toReceipt(await send(client, encode, gasLimit));
}
