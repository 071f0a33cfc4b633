import type { Command } from "commander";

import { cardMessage, completeCard, parseDraft } from "../../../network/JoiningCard.js";
import { readJsonFile } from "../../../network/Network.js";
import { CommandError } from "../../commands/support/CommandError.js";
import type { CommandResult, Definition, Invocation } from "../../commands/support/Command.js";
import { confirm, type ConfirmOptions } from "../../commands/support/confirm.js";
import { exitCodes } from "../../exit.js";
import { addGovernanceKeyOptions } from "../addGovernanceKeyOptions.js";
import { cardWords } from "../cardWords.js";
import { signDraft } from "../signDraft.js";

/** Defines `sign <draft>`. */
export function defineSign(command: Command, { text, perform }: Definition): void {
  addGovernanceKeyOptions(
    command.description(text("network.sign")).argument("<draft>", text("network.sign.draft")),
    text,
  )
    .option("--yes", text("network.yes"))
    .action((path: string, options: ConfirmOptions) => perform((invocation) => sign(path, options, invocation)));
}

async function sign(path: string, options: ConfirmOptions, invocation: Invocation): Promise<CommandResult> {
  const { text, note } = invocation;
  const draft = parseDraft(readJsonFile(path), path);
  const { network, chainId, name: member, version, governanceSigner: address } = draft;
  note(
    [text("network.sign.plan", { member, version, network, chainId }), cardWords(draft, undefined, invocation)].join(
      "\n",
    ),
  );
  await confirm(options, invocation, undefined, "--yes");
  const signature = await signDraft(draft, invocation);
  if (signature === undefined) throw new CommandError("network.noGovernanceKey", exitCodes.refused, { address });
  const { governanceSignature } = completeCard(draft, signature, path);
  note(text("network.sign.next", { member }));
  return {
    exitCode: exitCodes.done,
    data: { member, version, governanceSigner: address, message: cardMessage(draft), governanceSignature },
    output: governanceSignature,
  };
}
