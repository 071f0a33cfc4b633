import type { Client } from "@elicense/sdk";
import type { Command } from "commander";

import { loadConfig } from "../../config.js";
import { exitCodes } from "../../exit.js";
import type { CommandResult, Definition, Invocation } from "../support/Command.js";
import { withClient } from "../support/connectClient.js";
import { findProposal } from "./findProposal.js";
import { preparedText, type PreparedCall } from "./prepared.js";
import { decidedText, describeProposal, proposalData, type DescribedProposal } from "./proposalText.js";
import { addPrepareOption, type TogetherOptions } from "./togetherOptions.js";

/** Options of the commands that a member decides with. */
interface DecideOptions extends Pick<TogetherOptions, "prepare"> {
  readonly file?: string;
  /** Whether it ends before anything is sent. */
  readonly dryRun?: true;
}

/** Decides about a proposal that was shown. */
type Decide = (
  client: Client,
  described: DescribedProposal,
  options: DecideOptions,
  invocation: Invocation,
) => Promise<CommandResult>;

/** Defines a command by which a member decides about a proposal: it is found and shown in words before anything else. */
export function defineDecision(
  command: Command,
  { text, perform }: Definition,
  name: "approve" | "execute" | "reject",
  decide: Decide,
): void {
  const withFile = command
    .description(text(`proposal.${name}`))
    .argument("<hash>", text("proposal.hashArgument"))
    .option("--file <file>", text("proposal.file"))
    .option("--dry-run", text("administer.dryRun"));
  addPrepareOption(withFile, text).action((hash: string, options: DecideOptions) =>
    perform((invocation) => {
      const role = options.prepare === undefined ? "deployerPrivateKey" : undefined;
      return withClient(loadConfig({ say: invocation.note }), role, invocation, async (client) => {
        const described = await describeProposal(client, await findProposal(client, hash, options.file, invocation));
        const words = await decidedText(client, described, invocation);
        invocation.note([invocation.text(`proposal.${name}.plan`), words].join("\n"));
        return decide(client, described, options, invocation);
      });
    }),
  );
}

/** Says what an account has to send to decide so. */
export function preparedResult(
  described: DescribedProposal,
  transaction: PreparedCall,
  signer: string,
  invocation: Invocation,
): CommandResult {
  return {
    exitCode: exitCodes.done,
    data: { ...proposalData(described), transaction },
    output: preparedText(signer, [transaction], invocation),
  };
}

/** Says that nothing was sent, and what would have been decided about. */
export function dryRunResult(described: DescribedProposal, { text }: Invocation): CommandResult {
  return {
    exitCode: exitCodes.done,
    data: { ...proposalData(described), dryRun: true },
    output: text("dryRun.done"),
  };
}
