import {
  approveConsortiumProposal,
  errorOf,
  getConsortium,
  getProposalNumbers,
  planConsortiumProposal,
  predictConsortiumProposal,
  type Client,
  type ConsortiumCall,
  type ConsortiumProposal,
  type FoundConsortiumProposal,
  type ProposalNumbers,
  type Receipt,
} from "@elicense/sdk";

import { accountOf } from "../support/accountOf.js";
import type { Invocation } from "../support/Command.js";
import { findProposals, type ReadableProposal } from "./findProposal.js";
import { prepareApproval, type PreparedCall } from "./prepared.js";
import { passedOverText } from "./passedOverText.js";
import type { ProposalSummary } from "./remainingText.js";
import { requireComing } from "./requireComing.js";
import type { TogetherOptions } from "./togetherOptions.js";

/** Where something stands that was brought before the consortium. */
export interface Brought extends ProposalSummary {
  /** The approval that this run gave; left out where the account had approved before. */
  readonly receipt?: Receipt;
  /** The approval that the account has to send itself, where it was only prepared. */
  readonly transaction?: PreparedCall;
}

/** How it is brought forward. */
export interface BringingOptions extends TogetherOptions {
  /** Whether it must not wait for what is not decided yet, though the account itself approved that. */
  readonly isUrgent?: true;
}

/** Most calls of one proposal: what announces or adds as many entries of the catalog fits a transaction. */
export const mostCalls = 32;

/**
 * Brings calls before the members of the consortium, and approves them for the one who signs, or prepares that. What another
 * member brought forward already is approved where these calls are all that it does, and where its number can be executed
 * next: one member must not keep the others from deciding, by what it proposes with a number that never comes. Otherwise they
 * are proposed anew.
 *
 * @returns For each call the proposal that does it.
 * @throws {ElicenseError} CONSORTIUM_NOT_SIGNER; CONSORTIUM_LAPSED; the refusal of what is proposed, before anything is sent; or
 * the node's trouble.
 * @throws {CommandError} PROPOSAL_GAP.
 */
export async function bringForward(
  client: Client,
  calls: readonly ConsortiumCall[],
  { number, prepare, isUrgent }: BringingOptions,
  invocation: Invocation,
): Promise<readonly Brought[]> {
  if (calls.length === 0) return [];
  const account = prepare ?? accountOf(client);
  const { signers, threshold } = await getConsortium(client);
  if (!signers.includes(account)) throw errorOf("CONSORTIUM_NOT_SIGNER", { account });
  const found = await findProposals(client, invocation);
  const numbers = await getProposalNumbers(client, { proposals: found, account });
  if (number !== undefined) requireComing(number, numbers);
  const wanted = new Set(calls.map(keyOf));
  const open = found.filter(isOpen);

  /** What each call came to, and what this run approved. */
  const taken = new Map<string, Taken>();
  const approved: FoundConsortiumProposal[] = [];
  const isLeft = (call: ConsortiumCall): boolean => wanted.has(keyOf(call)) && !taken.has(keyOf(call));
  const take = async (proposal: ConsortiumProposal): Promise<void> => {
    const { approvals = [] } = open.find(({ hash }) => hash === proposal.hash) ?? {};
    if (approvals.includes(account)) {
      remember({ proposal, approvals });
      return;
    }
    const all = [...approvals, account];
    approved.push({ hash: proposal.hash, proposal, state: "OPEN", approvals: all, block: 0 });
    if (prepare === undefined) {
      remember({ proposal, approvals: all, receipt: await approveConsortiumProposal(client, { proposal }) });
    } else {
      remember({ proposal, approvals, transaction: await prepareApproval(client, { proposal, approvals }, account) });
    }
  };
  const remember = (each: Taken): void => {
    for (const call of each.proposal.calls) taken.set(keyOf(call), each);
  };
  /** Which numbers can come after what this run approved, so that its own proposals do not oppose each other. */
  const numbersNow = async (): Promise<ProposalNumbers> =>
    getProposalNumbers(client, { proposals: [...found, ...approved], account });

  const own = isUrgent === true ? numbers.due : numbers.free;
  const joinable = number === undefined ? whatCanBeJoined(open, { wanted, account, due: numbers.due, own }) : [];
  for (const proposal of joinable) {
    if (proposal.calls.some(isLeft) && !(await isRefused(client, proposal))) await take(proposal);
  }
  const left = calls.filter(isLeft);
  for (let first = 0; first < left.length; first += mostCalls) {
    const { due, free } = await numbersNow();
    const place = number === undefined ? (isUrgent === true ? due : free) : number + first / mostCalls;
    const some = left.slice(first, first + mostCalls);
    const proposal = await planConsortiumProposal(client, { calls: some, number: place });
    const prediction = await predictConsortiumProposal(client, { proposal });
    if (prediction.kind === "REFUSED") throw prediction.error;
    await take(proposal);
  }

  const { next, due } = await numbersNow();
  const results = calls.map((call) => taken.get(keyOf(call)) as Taken);
  const hashes = new Set(results.map(({ proposal }) => proposal.hash));
  const passedOver = open.filter(({ hash, proposal, approvals }) => {
    return !hashes.has(hash) && !approvals.includes(account) && proposal.calls.some((call) => wanted.has(keyOf(call)));
  });
  if (passedOver.length > 0) invocation.note(passedOverText(passedOver, numbers, invocation));
  return results.map(({ proposal: { hash, number }, approvals, receipt, transaction }) => ({
    ...{ hash, number, approvals: approvals.length, threshold, next, due },
    ...(receipt && { receipt }),
    ...(transaction && { transaction }),
  }));
}

/** A proposal that does a call. */
interface Taken {
  readonly proposal: ConsortiumProposal;
  readonly approvals: readonly string[];
  /** The approval that this run gave. */
  readonly receipt?: Receipt;
  /** The approval that this run prepared. */
  readonly transaction?: PreparedCall;
}

/** What a run looks for among the open proposals. */
interface Sought {
  /** Calls that it is to bring about. */
  readonly wanted: ReadonlySet<string>;
  readonly account: string;
  /** The last number that can be executed next. */
  readonly due: number;
  /** The number up to which the account's own proposals follow each other. */
  readonly own: number;
}

function isOpen(found: FoundConsortiumProposal): found is ReadableProposal {
  return found.state === "OPEN" && found.proposal !== null;
}

/**
 * Open proposals that do what is wanted, and nothing else, and that can be executed next: those that do most first. Then what
 * the account approved before and what waits for its turn behind others that it approved: it need not be proposed again.
 */
function whatCanBeJoined(
  open: readonly ReadableProposal[],
  { wanted, account, due, own }: Sought,
): readonly ConsortiumProposal[] {
  const coming = open.filter(({ proposal: { number, calls } }) => {
    return number <= due && calls.every((call) => wanted.has(keyOf(call)));
  });
  const queued = open.filter(({ proposal: { number }, approvals }) => number < own && approvals.includes(account));
  const most = [...coming].sort((one, other) => other.proposal.calls.length - one.proposal.calls.length);
  return [...most, ...queued].map(({ proposal }) => proposal);
}

/** Everything that a call says: what is approved is what was shown, from when and whose announcement included. */
function keyOf(call: ConsortiumCall): string {
  const { kind, change } = call;
  const rest = kind === "ANNOUNCE" ? String(call.notBefore) : kind === "CANCEL" ? call.proposer : "";
  return [kind, change.to, change.data, rest].join(" ");
}

/** Whether it would be refused by what is so now, though each of its calls alone would not. */
async function isRefused(client: Client, proposal: ConsortiumProposal): Promise<boolean> {
  return (await predictConsortiumProposal(client, { proposal })).kind === "REFUSED";
}
