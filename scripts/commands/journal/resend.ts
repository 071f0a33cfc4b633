import { checkDeployment } from "@elicense/sdk";
import type { Command } from "commander";
import { VoidSigner } from "ethers";

import { loadConfig } from "../../config.js";
import { exitCodes } from "../../exit.js";
import { openJournaledSigner } from "../../journal/openJournaledSigner.js";
import type { CommandResult, Definition, Invocation } from "../support/Command.js";
import { connectNode, deploymentOf, requireTrusted, watchForHalts } from "../support/connectClient.js";
import { withJournal } from "./openJournal.js";

/** Defines `journal resend`. */
export function defineJournalResend(command: Command, { text, perform }: Definition): void {
  command.description(text("journal.resend")).action(() => perform(resendOpen));
}

/** Sends again what is open, of every key: that takes the signed bytes alone, and no key. */
async function resendOpen(invocation: Invocation): Promise<CommandResult> {
  const { text, note } = invocation;
  const config = loadConfig({ say: note });
  const deployment = deploymentOf(config);
  const accounts = await withJournal(config, (journal) => journal.listAccounts());
  const node = await connectNode(config, deployment);
  const halts = watchForHalts(node, invocation);
  let resent = 0;
  try {
    // By another chain's count all that has ended would be open again, and sent there.
    await checkDeployment(node, deployment);
    await requireTrusted(config, deployment, node);
    await halts.untilAlive(invocation.interruption.signal);
    for (const account of accounts) {
      const signer = await openJournaledSigner({
        ...{ signer: new VoidSigner(account), node, deployment, folder: config.journal, halts },
      });
      try {
        await signer.recover((count) => {
          resent += count;
          note(text("journal.recovering", { count }));
        });
      } finally {
        signer.close();
      }
    }
  } finally {
    node.destroy();
  }
  const counts = await withJournal(config, (journal) => journal.count());
  return { exitCode: exitCodes.done, data: { resent, counts }, output: text("journal.resent", { count: resent }) };
}
