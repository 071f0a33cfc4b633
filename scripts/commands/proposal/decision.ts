import type { Client } from "@elicense/sdk";
import type { Command } from "commander";

import { loadConfig } from "../../config.js";
import { exitCodes } from "../../exit.js";
import type { CommandResult, Definition, Invocation } from "../support/Command.js";
import { withClient } from "../support/connectClient.js";
import { findProposal } from "./findProposal.js";
import { describeProposal, proposalData, proposalText, type DescribedProposal } from "./proposalText.js";

/** Options of the commands that a member decides with. */
interface DecideOptions {
  readonly file?: string;
  readonly dryRun?: true;
}

/** Decides about a proposal that was shown; `dryRun` ends it before anything is sent. */
type Decide = (
  client: Client,
  described: DescribedProposal,
  dryRun: boolean,
  invocation: Invocation,
) => Promise<CommandResult>;

/** Defines a command by which a member decides about a proposal: it is found and shown in words before anything else. */
export function defineDecision(
  command: Command,
  { text, perform }: Definition,
  name: "approve" | "execute" | "reject",
  decide: Decide,
): void {
  command
    .description(text(`proposal.${name}`))
    .argument("<hash>", text("proposal.hashArgument"))
    .option("--file <file>", text("proposal.file"))
    .option("--dry-run", text("administer.dryRun"))
    .action((hash: string, { file, dryRun }: DecideOptions) =>
      perform((invocation) =>
        withClient(loadConfig({ say: invocation.note }), "deployerPrivateKey", invocation, async (client) => {
          const described = await describeProposal(client, await findProposal(client, hash, file, invocation));
          const words = await proposalText(client, described, invocation);
          invocation.note([invocation.text(`proposal.${name}.plan`), words].join("\n"));
          return decide(client, described, dryRun === true, invocation);
        }),
      ),
    );
}

/** Says that nothing was sent, and what would have been decided about. */
export function dryRunResult(described: DescribedProposal, { text }: Invocation): CommandResult {
  return {
    exitCode: exitCodes.done,
    data: { ...proposalData(described), dryRun: true },
    output: text("dryRun.done"),
  };
}
