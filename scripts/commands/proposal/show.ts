import type { Command } from "commander";

import { loadConfig } from "../../config.js";
import { exitCodes } from "../../exit.js";
import type { CommandResult, Definition, Invocation } from "../support/Command.js";
import { withClient } from "../support/connectClient.js";
import { writeFileWhole } from "../support/writeFileWhole.js";
import { findProposal, proposalFile } from "./findProposal.js";
import { describeProposal, proposalData, proposalText } from "./proposalText.js";

interface ShowOptions {
  readonly file?: string;
  readonly out?: string;
}

/** Defines `proposal show <hash>`. */
export function defineProposalShow(command: Command, { text, perform }: Definition): void {
  command
    .description(text("proposal.show"))
    .argument("<hash>", text("proposal.hashArgument"))
    .option("--file <file>", text("proposal.file"))
    .option("--out <file>", text("proposal.out"))
    .action((hash: string, options: ShowOptions) => perform((invocation) => showProposal(hash, options, invocation)));
}

async function showProposal(hash: string, { file, out }: ShowOptions, invocation: Invocation): Promise<CommandResult> {
  return withClient(loadConfig({ say: invocation.note }), undefined, invocation, async (client) => {
    const described = await describeProposal(client, await findProposal(client, hash, file, invocation));
    if (out !== undefined) await writeFileWhole(out, [proposalFile(described.proposal)]);
    return {
      exitCode: exitCodes.done,
      data: { ...proposalData(described), tried: described.prediction.kind },
      output: await proposalText(client, described, invocation),
    };
  });
}
