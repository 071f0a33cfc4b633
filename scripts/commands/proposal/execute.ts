import { executeConsortiumProposal, getConsortium, prepareExecuteConsortiumProposal } from "@elicense/sdk";
import type { Command } from "commander";

import { loadConfig } from "../../config.js";
import { exitCodes } from "../../exit.js";
import { receiptData, receiptText } from "../../output/receipt.js";
import type { CommandResult, Definition, Invocation } from "../support/Command.js";
import { withClient } from "../support/connectClient.js";
import { requireOpen, type DecideOptions } from "./approve.js";
import { findProposal } from "./findProposal.js";
import { manifestDiffersText } from "../consortium/manifestDiffersText.js";
import { announcedText, describeProposal, proposalData, proposalText } from "./proposalText.js";

/** Defines `proposal execute <hash>`. */
export function defineProposalExecute(command: Command, { text, perform }: Definition): void {
  command
    .description(text("proposal.execute"))
    .argument("<hash>", text("proposal.hashArgument"))
    .option("--file <file>", text("proposal.file"))
    .option("--dry-run", text("administer.dryRun"))
    .action((hash: string, options: DecideOptions) =>
      perform((invocation) => executeProposal(hash, options, invocation)),
    );
}

async function executeProposal(
  hash: string,
  { file, dryRun }: DecideOptions,
  invocation: Invocation,
): Promise<CommandResult> {
  const { text, note } = invocation;
  return withClient(loadConfig({ say: note }), "deployerPrivateKey", invocation, async (client) => {
    const described = await describeProposal(client, await findProposal(client, hash, file, invocation));
    const { proposal } = described;
    note([text("proposal.execute.plan"), await proposalText(client, described, invocation)].join("\n"));
    requireOpen(described);
    const { prediction } = await prepareExecuteConsortiumProposal(client, { proposal });
    if (prediction.kind === "REFUSED") throw prediction.error;
    if (dryRun === true) {
      return { exitCode: exitCodes.done, data: { ...proposalData(described), dryRun }, output: text("dryRun.done") };
    }
    const receipt = receiptData(await executeConsortiumProposal(client, { proposal }));
    const executed = { ...described, state: "EXECUTED", consortium: await getConsortium(client) } as const;
    return {
      exitCode: exitCodes.done,
      data: { ...proposalData(executed), ...receipt },
      output: [
        text("proposal.executed"),
        receiptText([receipt], invocation),
        ...(await announcedText(client, described, invocation)),
        ...(proposal.calls.some(({ kind }) => kind === "SIGNERS") ? manifestDiffersText(invocation) : []),
      ].join("\n"),
    };
  });
}
