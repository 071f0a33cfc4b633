import { approveConsortiumProposal, errorOf, getConsortium, type Client } from "@elicense/sdk";
import type { Command } from "commander";

import { exitCodes } from "../../exit.js";
import { receiptData, receiptText } from "../../output/receipt.js";
import { accountOf } from "../support/accountOf.js";
import type { CommandResult, Definition, Invocation } from "../support/Command.js";
import { defineDecision, dryRunResult, preparedResult } from "./decision.js";
import { prepareApproval } from "./prepared.js";
import { proposalData, summaryOf, type DescribedProposal } from "./proposalText.js";
import { remainingText } from "./remainingText.js";
import { requireComing } from "./requireComing.js";

/** Defines `proposal approve <hash>`. */
export function defineProposalApprove(command: Command, definition: Definition): void {
  defineDecision(command, definition, "approve", async (client, described, { dryRun, prepare }, invocation) => {
    await requireMember(client, prepare ?? accountOf(client));
    requireOpen(described);
    requireComing(described.proposal.number, described.numbers);
    requireSensible(described);
    if (dryRun === true) return dryRunResult(described, invocation);
    if (prepare !== undefined) {
      return preparedResult(described, await prepareApproval(client, described, prepare), prepare, invocation);
    }
    const receipt = await approveConsortiumProposal(client, { proposal: described.proposal });
    return approvedResult(client, described, receiptData(receipt), invocation);
  });
}

/** Says that an approval was recorded, and what is left to do. */
export function approvedResult(
  client: Client,
  described: DescribedProposal,
  receipt: ReturnType<typeof receiptData>,
  invocation: Invocation,
): CommandResult {
  const approved = { ...described, approvals: [...described.approvals, accountOf(client)] };
  return {
    exitCode: exitCodes.done,
    data: { ...proposalData(approved), ...receipt },
    output: [
      invocation.text("proposal.approved"),
      receiptText([receipt], invocation),
      remainingText(summaryOf(approved), invocation),
    ].join("\n"),
  };
}

/**
 * Refuses an account that is no member's.
 *
 * @throws {ElicenseError} CONSORTIUM_NOT_SIGNER.
 */
export async function requireMember(client: Client, account: string): Promise<void> {
  const { signers } = await getConsortium(client);
  if (!signers.includes(account)) throw errorOf("CONSORTIUM_NOT_SIGNER", { account });
}

/**
 * Refuses a proposal that nobody can approve or carry out any more.
 *
 * @throws {ElicenseError} CONSORTIUM_EXECUTED or CONSORTIUM_LAPSED.
 */
export function requireOpen({ state, proposal: { number }, consortium: { next } }: DescribedProposal): void {
  if (state === "EXECUTED") throw errorOf("CONSORTIUM_EXECUTED", { number });
  if (state === "LAPSED" || number < next) throw errorOf("CONSORTIUM_LAPSED", { number, next });
}

/** Refuses what would be refused if it were carried out now, unless time, or a proposal before it, may change that. */
function requireSensible({ prediction, proposal, consortium }: DescribedProposal): void {
  if (prediction.kind !== "REFUSED" || proposal.number > consortium.next) return;
  if (prediction.error.code !== "ACCESS_MANAGER_NOT_READY") throw prediction.error;
}
