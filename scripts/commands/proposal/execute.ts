import { executeConsortiumProposal, getConsortium, prepareExecuteConsortiumProposal } from "@elicense/sdk";
import type { Command } from "commander";

import { exitCodes } from "../../exit.js";
import { receiptData, receiptText } from "../../output/receipt.js";
import type { Definition } from "../support/Command.js";
import { requireOpen } from "./approve.js";
import { defineDecision, dryRunResult, preparedResult } from "./decision.js";
import { callOf } from "./prepared.js";
import { manifestDiffersText } from "../consortium/manifestDiffersText.js";
import { announcedText, proposalData } from "./proposalText.js";

/** Defines `proposal execute <hash>`. */
export function defineProposalExecute(command: Command, definition: Definition): void {
  defineDecision(command, definition, "execute", async (client, described, { dryRun, prepare }, invocation) => {
    const { text } = invocation;
    const { proposal } = described;
    requireOpen(described);
    const from = prepare === undefined ? {} : { from: prepare };
    const transaction = callOf(await prepareExecuteConsortiumProposal(client, { proposal }, from));
    if (dryRun === true) return dryRunResult(described, invocation);
    if (prepare !== undefined) return preparedResult(described, transaction, prepare, invocation);
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
