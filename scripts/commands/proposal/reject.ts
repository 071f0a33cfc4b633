import { approveConsortiumProposal, planConsortiumProposal } from "@elicense/sdk";
import type { Command } from "commander";

import { receiptData } from "../../output/receipt.js";
import type { Definition } from "../support/Command.js";
import { approvedResult, requireMember, requireOpen } from "./approve.js";
import { defineDecision, dryRunResult } from "./decision.js";
import { findProposals } from "./findProposal.js";
import { describeProposal } from "./proposalText.js";

/** Defines `proposal reject <hash>`. */
export function defineProposalReject(command: Command, definition: Definition): void {
  defineDecision(command, definition, "reject", async (client, described, dryRun, invocation) => {
    await requireMember(client);
    requireOpen(described);
    const proposal = await planConsortiumProposal(client, { calls: [], number: described.proposal.number });
    const [known] = await findProposals(client, invocation, proposal.hash);
    const { state = "OPEN", approvals = [], block = 0 } = known ?? {};
    const rejection = await describeProposal(client, { hash: proposal.hash, proposal, state, approvals, block });
    if (dryRun) return dryRunResult(rejection, invocation);
    const receipt = await approveConsortiumProposal(client, { proposal });
    return approvedResult(client, rejection, receiptData(receipt), invocation);
  });
}
