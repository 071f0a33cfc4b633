import {
  planConsortiumProposal,
  predictConsortiumProposal,
  type Client,
  type ConsortiumCall,
  type PreparedTransaction,
  type Receipt,
} from "@elicense/sdk";
import type { Command } from "commander";

import { loadConfig } from "../../config.js";
import { exitCodes } from "../../exit.js";
import { receiptData, receiptText } from "../../output/receipt.js";
import { bringForward, type Brought } from "../proposal/bringForward.js";
import { addTogetherOptions, requireAlone, type TogetherOptions } from "../proposal/togetherOptions.js";
import { preparedText } from "../proposal/prepared.js";
import { remainingText } from "../proposal/remainingText.js";
import { accountOf } from "../support/accountOf.js";
import type { CommandResult, Definition, Invocation } from "../support/Command.js";
import { withClient } from "../support/connectClient.js";
import { timeOf } from "../support/today.js";
import { changeData, changeText, describeChange, type DescribedChange } from "./changeText.js";
import { findChange } from "./findChange.js";

/** Options of the commands that end a change's waiting. */
interface SettleOptions extends TogetherOptions {
  readonly dryRun?: true;
}

/** How a command ends a change's waiting. */
export interface Settlement {
  /** What it did, as the data and the message `change.<state>` have it. */
  readonly state: "executed" | "cancelled";
  /** Refuses what the chain would refuse in words of its own; nothing if left out. */
  readonly refuse?: (change: DescribedChange, account: string) => void;
  readonly prepare: (client: Client, change: DescribedChange) => Promise<PreparedTransaction<unknown>>;
  readonly send: (client: Client, change: DescribedChange) => Promise<Receipt>;
  /** What a consortium does with it, where one governs. */
  readonly call: (change: DescribedChange) => ConsortiumCall;
}

/**
 * Defines a command that ends a change's waiting, with the operation's hash as its argument.
 *
 * @param description - Message that says what it does.
 */
export function defineSettlement(
  command: Command,
  { text, perform }: Definition,
  description: "change.execute" | "change.cancel",
  settlement: Settlement,
): void {
  addTogetherOptions(
    command
      .description(text(description))
      .argument("<operation>", text("change.operationArgument"))
      .option("--dry-run", text("administer.dryRun")),
    text,
  ).action((operation: string, options: SettleOptions) =>
    perform((invocation) => settleChange(settlement, operation, options, invocation)),
  );
}

/**
 * Ends a change's waiting with the key of governance, and says in words which change that is before anything is signed.
 *
 * @throws {CommandError} USAGE_OPERATION, CHANGE_UNKNOWN, or what the command refuses.
 * @throws {ElicenseError} The refusal, before anything is sent; or the node's trouble.
 */
async function settleChange(
  { state, refuse, prepare, send, call }: Settlement,
  operation: string,
  { dryRun, ...together }: SettleOptions,
  invocation: Invocation,
): Promise<CommandResult> {
  const { text, note } = invocation;
  const role = together.prepare === undefined ? "deployerPrivateKey" : undefined;
  return withClient(loadConfig({ say: note }), role, invocation, async (client) => {
    if (client.deployment.governance === undefined) requireAlone(together);
    const now = await timeOf(client);
    const change = await describeChange(client, await findChange(client, operation, invocation), now);
    note([text(`change.${state}.plan`), await changeText(client, change, now, invocation)].join("\n"));
    const consortium = client.deployment.governance;
    refuse?.(change, consortium?.account ?? accountOf(client));
    if (consortium !== undefined) {
      return bringSettlement(client, { change, call: call(change), dryRun, together }, invocation);
    }
    const { prediction } = await prepare(client, change);
    if (prediction.kind === "REFUSED") throw prediction.error;
    if (dryRun === true) {
      return {
        exitCode: exitCodes.done,
        data: { ...changeData(change), dryRun },
        output: text("dryRun.done"),
      };
    }
    const { transactionHash, block, gasUsed } = await send(client, change);
    const receipt = { transactionHash, block, gasUsed };
    return {
      exitCode: exitCodes.done,
      data: { ...changeData(change), state, ...receipt },
      output: [text(`change.${state}`), receiptText([receipt], invocation)].join("\n"),
    };
  });
}

interface Bringing {
  readonly change: DescribedChange;
  readonly call: ConsortiumCall;
  readonly dryRun: true | undefined;
  readonly together: TogetherOptions;
}

/** Brings it before the members of the consortium: it is not done until they have approved and executed it. */
async function bringSettlement(
  client: Client,
  { change, call, dryRun, together }: Bringing,
  invocation: Invocation,
): Promise<CommandResult> {
  const { text } = invocation;
  const proposal = await planConsortiumProposal(client, { calls: [call] });
  const prediction = await predictConsortiumProposal(client, { proposal });
  if (prediction.kind === "REFUSED") throw prediction.error;
  if (dryRun === true) {
    return {
      exitCode: exitCodes.done,
      data: { ...changeData(change), dryRun },
      output: [text("road.consortium"), text("dryRun.done")].join("\n"),
    };
  }
  const [brought] = await bringForward(client, [call], together, invocation);
  const { receipt, transaction, ...summary } = brought as Brought;
  if (transaction !== undefined) {
    return {
      exitCode: exitCodes.done,
      data: { ...changeData(change), proposal: summary, transaction },
      output: preparedText(together.prepare ?? "", [transaction], invocation),
    };
  }
  return {
    exitCode: exitCodes.refused,
    data: { ...changeData(change), proposal: summary, ...(receipt && receiptData(receipt)) },
    output: receipt === undefined ? "" : receiptText([receipt], invocation),
    complaint: remainingText(summary, invocation),
  };
}
