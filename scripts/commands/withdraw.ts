import { getGrantState, withdrawGrant, type Receipt } from "@elicense/sdk";
import type { Command } from "commander";

import { loadConfig } from "../config.js";
import { exitCodes } from "../exit.js";
import { receiptData, receiptText } from "../output/receipt.js";
import { describeGrant, grantData, grantText, type DescribedGrant } from "./grant/describeGrant.js";
import { readGrant } from "./grant/grantFile.js";
import type { CommandResult, Definition, Invocation } from "./support/Command.js";
import { withClient } from "./support/connectClient.js";

/** Defines `withdraw <grant>`. */
export function defineWithdraw(command: Command, { text, perform }: Definition): void {
  command
    .description(text("withdraw.description"))
    .argument("<grant>", text("withdraw.grant"))
    .action((file: string) => perform((invocation) => withdraw(file, invocation)));
}

async function withdraw(file: string, invocation: Invocation): Promise<CommandResult> {
  return withClient(loadConfig({ say: invocation.note }), "holderPrivateKey", invocation, async (client) => {
    const signed = await readGrant(client, file);
    const described = await describeGrant(client, signed);
    const { used, withdrawn } = await getGrantState(client, { id: described.id });
    if (withdrawn) return toResult(described, used, undefined, invocation);
    invocation.note(`${grantText(described, invocation)}\n`);
    const receipt = await withdrawGrant(client, { grant: signed.grant });
    // What was used in the same moment counts.
    const { used: usedBefore } = await getGrantState(client, { id: described.id });
    return toResult(described, usedBefore, receipt, invocation);
  });
}

/** @param receipt - Left out where it was withdrawn before. */
function toResult(
  described: DescribedGrant,
  used: number,
  receipt: Receipt | undefined,
  invocation: Invocation,
): CommandResult {
  const { text } = invocation;
  return {
    exitCode: exitCodes.done,
    data: {
      ...grantData(described),
      used,
      state: receipt === undefined ? "already" : "done",
      ...(receipt && receiptData(receipt)),
    },
    output: [
      text(receipt === undefined ? "withdraw.already" : "withdraw.done"),
      ...(used === 0 ? [] : [text("withdraw.used", { used })]),
      ...(receipt === undefined ? [] : [receiptText([{ ...receipt, licenses: 1 }], invocation)]),
    ].join("\n"),
  };
}
