import { getConsortium, getProposalNumbers } from "@elicense/sdk";
import type { Command } from "commander";

import { loadConfig } from "../../config.js";
import { exitCodes } from "../../exit.js";
import { table } from "../../output/table.js";
import type { CommandResult, Definition, Invocation } from "../support/Command.js";
import { withClient } from "../support/connectClient.js";
import { findProposals, type ReadableProposal } from "./findProposal.js";
import { describeProposal, proposalData, standingText, titleOfProposal } from "./proposalText.js";

interface ListOptions {
  readonly all?: true;
}

/** Defines `proposal list`. */
export function defineProposalList(command: Command, { text, perform }: Definition): void {
  command
    .description(text("proposal.list"))
    .option("--all", text("proposal.all"))
    .action((options: ListOptions) => perform((invocation) => listProposals(options, invocation)));
}

async function listProposals({ all }: ListOptions, invocation: Invocation): Promise<CommandResult> {
  const { text, note } = invocation;
  return withClient(loadConfig({ say: note }), undefined, invocation, async (client) => {
    const found = await findProposals(client, invocation);
    const shown = found.filter(({ state }) => all === true || state === "OPEN" || state === "UNREADABLE");
    const readable = shown.filter((each): each is ReadableProposal => each.proposal !== null);
    const unreadable = shown.filter(({ proposal }) => proposal === null);
    const numbers = await getProposalNumbers(client, { proposals: found });
    const described = await Promise.all(readable.map((each) => describeProposal(client, { found: each, numbers })));
    const { signers, threshold, next } = await getConsortium(client);
    const headers = ["number", "change", "approvals", "state", "proposal"] as const;
    return {
      exitCode: exitCodes.done,
      data: {
        ...{ signers, threshold, next, due: numbers.due, count: shown.length },
        proposals: described.map(proposalData),
        unreadable: unreadable.map(({ hash, approvals, block }) => ({ hash, approvals, block })),
      },
      output:
        shown.length === 0
          ? text("proposal.none")
          : table(
              headers.map((name) => text(`column.${name}`)),
              [
                ...described.map((each) => [
                  String(each.proposal.number),
                  titleOfProposal(each.calls, invocation),
                  `${String(each.approvals.length)}/${String(threshold)}`,
                  standingText(each, invocation),
                  each.hash,
                ]),
                ...unreadable.map(({ hash, approvals }) => [
                  ...["?", text("proposal.state.UNREADABLE")],
                  ...[`${String(approvals.length)}/${String(threshold)}`, "", hash],
                ]),
              ],
            ),
    };
  });
}
