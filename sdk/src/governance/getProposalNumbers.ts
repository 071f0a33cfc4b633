import { getAddress } from "ethers";

import { requireAccount } from "../account.js";
import type { Client } from "../client.js";
import { onOneNode } from "../deployment/onOneNode.js";
import type { ScanOptions } from "../history/scan.js";
import type { ConsortiumProposal } from "./ConsortiumProposal.js";
import { refusalOf } from "./executeConsortiumProposal.js";
import { getConsortium, type Consortium } from "./getConsortium.js";
import { getConsortiumProposals, type FoundConsortiumProposal } from "./getConsortiumProposals.js";

/** Which numbers of the consortium's sequence can come next. */
export interface ProposalNumbers {
  /** Number of the next proposal that the account carries out. */
  readonly next: number;
  /**
   * The first number that is not decided: all before it have a proposal that enough members approved, and that the account
   * can carry out. A proposal with a later number cannot come before this one is decided, however many approved it.
   */
  readonly due: number;
  /**
   * The first number, from `due` on, with which the account that was named has approved no open proposal: there it proposes
   * something further without opposing what it approved. Equal to `due` where no account was named.
   */
  readonly free: number;
  /** The first number, from `next` on, with which nobody proposed anything that is open: no later one can come at all. */
  readonly end: number;
}

/** Parameters of {@link getProposalNumbers}. */
export interface GetProposalNumbersParameters extends ScanOptions {
  /** Account that is to propose; nobody in particular if left out. */
  readonly account?: string;
  /** The consortium's proposals, where they were read already; they are read if left out. */
  readonly proposals?: readonly FoundConsortiumProposal[];
}

/**
 * Tells which numbers can come next. What one member alone approved makes nobody wait: otherwise it could keep the others from
 * deciding, by approving whatever it likes with every number.
 *
 * @throws {ElicenseError} CONSORTIUM_MISSING; ADDRESS_FORM for an `account` that is none; READING_FORM; READING_ABORTED; or the
 * node's trouble.
 * @example
 * const { next, due } = await getProposalNumbers(client);
 */
export async function getProposalNumbers(
  client: Client,
  { account, proposals, ...options }: GetProposalNumbersParameters = {},
): Promise<ProposalNumbers> {
  const own = account === undefined ? undefined : getAddress(requireAccount(account, "account"));
  return onOneNode(client.provider, async () => {
    const consortium = await getConsortium(client);
    const open = openIn(proposals ?? (await getConsortiumProposals(client, options)));
    const decided = await decidedNumbers(client, consortium, open);
    const approved = numbersOf(open.filter(({ approvals }) => own !== undefined && approvals.includes(own)));
    const proposed = numbersOf(open);
    const { next } = consortium;
    const due = firstOutside(next, (number) => decided.has(number));
    return {
      ...{ next, due },
      free: firstOutside(due, (number) => decided.has(number) || approved.has(number)),
      end: firstOutside(next, (number) => proposed.has(number)),
    };
  });
}

interface OpenProposal extends FoundConsortiumProposal {
  readonly proposal: ConsortiumProposal;
}

function openIn(proposals: readonly FoundConsortiumProposal[]): readonly OpenProposal[] {
  return proposals.filter((each): each is OpenProposal => each.state === "OPEN" && each.proposal !== null);
}

/** Numbers with a proposal that enough members approved; of the next one, only where the account can carry it out. */
async function decidedNumbers(
  client: Client,
  { next, threshold }: Consortium,
  open: readonly OpenProposal[],
): Promise<ReadonlySet<number>> {
  const decided = new Set<number>();
  for (const { proposal, approvals } of open) {
    if (approvals.length < threshold || decided.has(proposal.number)) continue;
    // What those after the next one come to hangs on those before them, and cannot be tried yet.
    const isStuck = proposal.number === next && (await refusalOf(client, proposal)) !== undefined;
    if (!isStuck) decided.add(proposal.number);
  }
  return decided;
}

function numbersOf(open: readonly OpenProposal[]): ReadonlySet<number> {
  return new Set(open.map(({ proposal }) => proposal.number));
}

function firstOutside(from: number, isInside: (number: number) => boolean): number {
  let number = from;
  while (isInside(number)) number++;
  return number;
}
