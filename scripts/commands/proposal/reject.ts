import { approveConsortiumProposal, planConsortiumProposal } from "@elicense/sdk";
import type { Command } from "commander";

import { receiptData } from "../../output/receipt.js";
import { accountOf } from "../support/accountOf.js";
import type { Definition } from "../support/Command.js";
import { approvedResult, requireMember, requireOpen } from "./approve.js";
import { defineDecision, dryRunResult, preparedResult } from "./decision.js";
import { findProposals } from "./findProposal.js";
import { prepareApproval } from "./prepared.js";
import { describeProposal } from "./proposalText.js";
import { requireComing } from "./requireComing.js";

/** Defines `proposal reject <hash>`. */
export function defineProposalReject(command: Command, definition: Definition): void {
  defineDecision(command, definition, "reject", async (client, described, { dryRun, prepare }, invocation) => {
    await requireMember(client, prepare ?? accountOf(client));
    requireOpen(described);
    const { numbers } = described;
    requireComing(described.proposal.number, numbers);
    const proposal = await planConsortiumProposal(client, { calls: [], number: described.proposal.number });
    const { hash } = proposal;
    const known = (await findProposals(client, invocation)).find((each) => each.hash === hash);
    const { state = "OPEN", approvals = [], block = 0 } = known ?? {};
    const found = { hash, proposal, state, approvals, block };
    const rejection = await describeProposal(client, { found, numbers });
    if (dryRun === true) return dryRunResult(rejection, invocation);
    if (prepare !== undefined) {
      return preparedResult(rejection, await prepareApproval(client, rejection, prepare), prepare, invocation);
    }
    const receipt = await approveConsortiumProposal(client, { proposal });
    return approvedResult(client, rejection, receiptData(receipt), invocation);
  });
}
