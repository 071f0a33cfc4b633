import {
  approveConsortiumProposal,
  errorOf,
  getConsortium,
  planConsortiumProposal,
  predictConsortiumProposal,
  type Client,
  type ConsortiumCall,
  type ConsortiumProposal,
  type FoundConsortiumProposal,
  type Receipt,
} from "@elicense/sdk";

import { accountOf } from "../support/accountOf.js";
import type { Invocation } from "../support/Command.js";
import { findProposals } from "./findProposal.js";
import type { ProposalSummary } from "./remainingText.js";

/** Where something stands that was brought before the consortium. */
export interface Brought extends ProposalSummary {
  /** The approval that this run gave; left out where the account had approved before, or has to look at more first. */
  readonly receipt?: Receipt;
}

/** Most calls of one proposal: what announces or adds as many entries of the catalog fits a transaction. */
export const mostCalls = 32;

/**
 * Brings calls before the members of the consortium, and approves them for the one who signs. What another member brought
 * forward already is approved where these calls are all that it does, and is left alone where it does more.
 *
 * @returns For each call the proposal that does it.
 * @throws {ElicenseError} CONSORTIUM_NOT_SIGNER; the refusal of what is proposed, before anything is sent; or the node's
 * trouble.
 */
export async function bringForward(
  client: Client,
  calls: readonly ConsortiumCall[],
  invocation: Invocation,
): Promise<readonly Brought[]> {
  if (calls.length === 0) return [];
  const account = accountOf(client);
  const { signers, threshold } = await getConsortium(client);
  if (!signers.includes(account)) throw errorOf("CONSORTIUM_NOT_SIGNER", { account });
  const open = (await findProposals(client, invocation)).filter(({ state }) => state === "OPEN");
  const wanted = new Set(calls.map(keyOf));

  const results = new Map<string, Brought>();
  const take = async (proposal: ConsortiumProposal, approvals: readonly string[]): Promise<void> => {
    const isShown = proposal.calls.every((call) => wanted.has(keyOf(call)));
    const receipt =
      isShown && !approvals.includes(account) ? await approveConsortiumProposal(client, { proposal }) : undefined;
    const count = approvals.length + (receipt === undefined ? 0 : 1);
    const { hash, number } = proposal;
    const brought = { hash, number, approvals: count, threshold, ...(receipt !== undefined && { receipt }) };
    for (const call of proposal.calls) results.set(keyOf(call), brought);
  };

  for (const { proposal, approvals } of coveringFirst(open, wanted)) {
    if (proposal.calls.some((call) => wanted.has(keyOf(call)) && !results.has(keyOf(call)))) {
      await take(proposal, approvals);
    }
  }
  const left = calls.filter((call) => !results.has(keyOf(call)));
  for (let first = 0; first < left.length; first += mostCalls) {
    const proposal = await planConsortiumProposal(client, { calls: left.slice(first, first + mostCalls) });
    const prediction = await predictConsortiumProposal(client, { proposal });
    if (prediction.kind === "REFUSED") throw prediction.error;
    await take(proposal, []);
  }
  return calls.map((call) => results.get(keyOf(call)) as Brought);
}

/** Open proposals that can be read; first those that do nothing else than is wanted. */
function coveringFirst(
  open: readonly FoundConsortiumProposal[],
  wanted: ReadonlySet<string>,
): readonly { readonly proposal: ConsortiumProposal; readonly approvals: readonly string[] }[] {
  const readable = open.flatMap(({ proposal, approvals }) => (proposal === null ? [] : [{ proposal, approvals }]));
  const isCovered = ({ calls }: ConsortiumProposal): boolean => calls.every((call) => wanted.has(keyOf(call)));
  return [
    ...readable.filter(({ proposal }) => isCovered(proposal)),
    ...readable.filter(({ proposal }) => !isCovered(proposal)),
  ];
}

/** What a call does, whoever announced it. */
function keyOf({ kind, change: { to, data } }: ConsortiumCall): string {
  return `${kind} ${to} ${data}`;
}
