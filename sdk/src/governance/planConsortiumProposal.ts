import type { Client } from "../client.js";
import type { ScanOptions } from "../history/scan.js";
import { encodeConsortiumProposal, type ConsortiumCall, type ConsortiumProposal } from "./ConsortiumProposal.js";
import { getConsortium } from "./getConsortium.js";
import { getConsortiumProposals } from "./getConsortiumProposals.js";

/** Parameters of {@link planConsortiumProposal}. */
export interface PlanConsortiumProposalParameters extends ScanOptions {
  /** What the proposal does, in this order; nothing, to take the place of another. */
  readonly calls: readonly ConsortiumCall[];
  /** Its number; the first that no open proposal has if left out. */
  readonly number?: number;
}

/**
 * Makes a proposal, and gives it the first number that is free. Nothing is sent: the first approval announces it.
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
  const [{ next }, found] = await Promise.all([getConsortium(client), getConsortiumProposals(client, options)]);
  const taken = new Set(found.flatMap(({ state, proposal }) => (state === "OPEN" ? [proposal?.number] : [])));
  let number = next;
  while (taken.has(number)) number++;
  return number;
}
