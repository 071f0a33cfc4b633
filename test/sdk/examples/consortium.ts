import {
  approveConsortiumProposal,
  getConsortium,
  lawyer,
  planConsortiumProposal,
  preparePause,
  type Client,
  type Consortium,
  type ConsortiumProposal,
  type prepareAddReason,
} from "@elicense/sdk";
import type { Signer } from "ethers";

import { setConsortiumStage } from "../governance/consortium.js";

/** What a consortium's examples take for granted: a member, and a proposal that it has not approved. */
export interface Together {
  readonly client: Client;
  /** Client of a department's governance signer. */
  readonly member: Client;
  readonly consortium: Consortium;
  /** Account of the key that a department gets in the place of its own. */
  readonly account: string;
  /** A proposal to pause, which waits for nothing. */
  readonly proposal: ConsortiumProposal;
  readonly parameters: Parameters<typeof prepareAddReason>[1];
}

/** Of those examples that leave each other alone: a chain for each would take them longer than all else. */
let together: Promise<Together> | undefined;

/** Sets up a consortium on a chain of its own. */
export async function setConsortium(): Promise<Together> {
  return (together ??= setTogether(false));
}

async function setTogether(isDecided: boolean): Promise<Together> {
  const { members, stranger } = await setConsortiumStage();
  const member = members[0]!;
  const consortium = await getConsortium(member);
  const { transaction: change } = await preparePause(member, { from: consortium.account });
  const proposal = await planConsortiumProposal(member, { calls: [{ kind: "EXECUTE", change }] });
  if (isDecided) for (const each of members.slice(1)) await approveConsortiumProposal(each, { proposal });
  const reason = {
    ...{ code: "NEW", legalBasis: "第一条", number: 177, action: "SUSPEND", approval: "NONE", effect: "NONE" },
    ...{ barredUnderInvestigation: true, statuses: ["ACTIVE"], minDays: 1, maxDays: 30, usableFrom: "2026-01-01" },
    ...{ usableThrough: null, maxDaysBack: 5, maxDaysAhead: 0 },
  } as Together["parameters"]["reason"];
  const account = await (stranger.runner as unknown as Signer).getAddress();
  return { client: member, member, consortium, account, proposal, parameters: { licenseType: lawyer.number, reason } };
}

/** The same, once enough members approved the proposal. */
export async function setDecided(): Promise<Together> {
  return setTogether(true);
}
