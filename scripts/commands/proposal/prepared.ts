import {
  errorOf,
  prepareApproveConsortiumProposal,
  type Client,
  type ConsortiumProposal,
  type PreparedTransaction,
} from "@elicense/sdk";

import { list } from "../../output/table.js";
import type { Invocation } from "../support/Command.js";

/** What a contract that decides for a department has to send, by whatever way its owners have. */
export interface PreparedCall {
  /** Contract that it calls, without value. */
  readonly to: string;
  /** Calldata, in hexadecimal. */
  readonly data: string;
}

/**
 * Prepares an approval for an account to send.
 *
 * @param approvals - Accounts that approved it.
 * @throws {ElicenseError} CONSORTIUM_APPROVED_ALREADY; the refusal; or the node's trouble.
 */
export async function prepareApproval(
  client: Client,
  { proposal, approvals }: { readonly proposal: ConsortiumProposal; readonly approvals: readonly string[] },
  account: string,
): Promise<PreparedCall> {
  const { hash } = proposal;
  if (approvals.includes(account)) throw errorOf("CONSORTIUM_APPROVED_ALREADY", { account, hash });
  return callOf(await prepareApproveConsortiumProposal(client, { proposal }, { from: account }));
}

/**
 * Takes the call out of a transaction that would be carried out.
 *
 * @throws {ElicenseError} The refusal.
 */
export function callOf({ transaction: { to, data }, prediction }: PreparedTransaction<unknown>): PreparedCall {
  if (prediction.kind === "REFUSED") throw prediction.error;
  return { to, data };
}

/** Says what an account has to send, in this order. */
export function preparedText(
  signer: string,
  calls: readonly PreparedCall[],
  { text }: Pick<Invocation, "text">,
): string {
  const rows = calls.flatMap(({ to, data }) => [
    [`  ${text("proposal.prepared.to")}`, to] as const,
    [`  ${text("proposal.prepared.data")}`, data] as const,
  ]);
  return [text("proposal.prepared", { signer }), list(rows)].join("\n");
}
