import { approveConsortiumProposal, planConsortiumProposal } from "@elicense/sdk";
import type { Command } from "commander";

import { loadConfig } from "../../config.js";
import { exitCodes } from "../../exit.js";
import { receiptData } from "../../output/receipt.js";
import type { CommandResult, Definition, Invocation } from "../support/Command.js";
import { withClient } from "../support/connectClient.js";
import { approvedResult, requireMember, requireOpen, type DecideOptions } from "./approve.js";
import { findProposal, findProposals } from "./findProposal.js";
import { describeProposal, proposalData, proposalText } from "./proposalText.js";

/** Defines `proposal reject <hash>`. */
export function defineProposalReject(command: Command, { text, perform }: Definition): void {
  command
    .description(text("proposal.reject"))
    .argument("<hash>", text("proposal.hashArgument"))
    .option("--file <file>", text("proposal.file"))
    .option("--dry-run", text("administer.dryRun"))
    .action((hash: string, options: DecideOptions) =>
      perform((invocation) => rejectProposal(hash, options, invocation)),
    );
}

async function rejectProposal(
  hash: string,
  { file, dryRun }: DecideOptions,
  invocation: Invocation,
): Promise<CommandResult> {
  const { text, note } = invocation;
  return withClient(loadConfig({ say: note }), "deployerPrivateKey", invocation, async (client) => {
    const described = await describeProposal(client, await findProposal(client, hash, file, invocation));
    note([text("proposal.reject.plan"), await proposalText(client, described, invocation)].join("\n"));
    await requireMember(client);
    requireOpen(described);
    const proposal = await planConsortiumProposal(client, { calls: [], number: described.proposal.number });
    const [known] = await findProposals(client, invocation, proposal.hash);
    const { state = "OPEN", approvals = [], block = 0 } = known ?? {};
    const rejection = await describeProposal(client, { hash: proposal.hash, proposal, state, approvals, block });
    if (dryRun === true) {
      return { exitCode: exitCodes.done, data: { ...proposalData(rejection), dryRun }, output: text("dryRun.done") };
    }
    const receipt = await approveConsortiumProposal(client, { proposal });
    return approvedResult(client, rejection, receiptData(receipt), invocation);
  });
}
