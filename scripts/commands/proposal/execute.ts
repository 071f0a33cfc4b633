import { executeConsortiumProposal, getConsortium, prepareExecuteConsortiumProposal } from "@elicense/sdk";
import type { Command } from "commander";

import { exitCodes } from "../../exit.js";
import { receiptData, receiptText } from "../../output/receipt.js";
import type { Definition } from "../support/Command.js";
import { requireOpen } from "./approve.js";
import { defineDecision, dryRunResult } from "./decision.js";
import { manifestDiffersText } from "../consortium/manifestDiffersText.js";
import { announcedText, proposalData } from "./proposalText.js";

/** Defines `proposal execute <hash>`. */
export function defineProposalExecute(command: Command, definition: Definition): void {
  defineDecision(command, definition, "execute", async (client, described, dryRun, invocation) => {
    const { text } = invocation;
    const { proposal } = described;
    requireOpen(described);
    const { prediction } = await prepareExecuteConsortiumProposal(client, { proposal });
    if (prediction.kind === "REFUSED") throw prediction.error;
    if (dryRun) return dryRunResult(described, invocation);
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
