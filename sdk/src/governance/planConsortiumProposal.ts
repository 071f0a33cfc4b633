import type { Client } from "../client.js";
import type { ScanOptions } from "../history/scan.js";
import { signerOf } from "../transactions/send.js";
import { encodeConsortiumProposal, type ConsortiumCall, type ConsortiumProposal } from "./ConsortiumProposal.js";
import { getProposalNumbers } from "./getProposalNumbers.js";

/** Parameters of {@link planConsortiumProposal}. */
export interface PlanConsortiumProposalParameters extends ScanOptions {
  /** What the proposal does, in this order; nothing, to take the place of another. */
  readonly calls: readonly ConsortiumCall[];
  /** Its number; if left out, the first that is neither decided nor that of what the client's account approved. */
  readonly number?: number;
}

/**
 * Makes a proposal, and gives it the first number that can come, behind what the client's account approved itself
 * ({@link getProposalNumbers}). Others may have proposed something with that number too: the one that is executed first makes the
 * others lapse. Nothing is sent: the first approval announces it.
 *
 * @throws {ElicenseError} CONSORTIUM_MISSING, CHANGE_FORM; CONSORTIUM_LAPSED for a number that was taken; READING_FORM;
 * READING_ABORTED; or the node's trouble.
 * @example
 * const { transaction: change } = await prepareAddReason(member, parameters, { from: consortium.account });
 * const proposal = await planConsortiumProposal(member, { calls: [{ kind: "ANNOUNCE", change, notBefore: 0 }] });
 * await approveConsortiumProposal(member, { proposal });
 */
export async function planConsortiumProposal(
  client: Client,
  { calls, number, ...options }: PlanConsortiumProposalParameters,
): Promise<ConsortiumProposal> {
  return encodeConsortiumProposal(client, calls, number ?? (await firstFree(client, options)));
}

async function firstFree(client: Client, options: ScanOptions): Promise<number> {
  const account = await signerOf(client)?.getAddress();
  const { free } = await getProposalNumbers(client, { ...options, ...(account !== undefined && { account }) });
  return free;
}
