import { fromNode } from "@elicense/sdk";
import type { Command } from "commander";

import { askNode } from "../../../network/askNode.js";
import { dismiss, memberOf } from "../../../network/Network.js";
import { NetworkError } from "../../../network/NetworkError.js";
import { localRpcUrl } from "../../../network/Node.js";
import { readValidators } from "../../../network/votes.js";
import type { CommandResult, Definition, Invocation } from "../../commands/support/Command.js";
import { confirm, type ConfirmOptions } from "../../commands/support/confirm.js";
import { exitCodes } from "../../exit.js";
import { list } from "../../output/table.js";
import { localValidators, nodesHere } from "../engine/LocalNode.js";
import { requireStopped } from "../engine/requireStopped.js";
import { addNetworkOption, findNetwork, type LocatedNetwork, type NetworkOption } from "../folders.js";
import { nextCommand } from "../nextCommand.js";
import { networkData } from "../networkText.js";
import { writeChange } from "../writeChange.js";

type DismissOptions = NetworkOption & ConfirmOptions;

/** Defines `dismiss <member>`. */
export function defineDismiss(command: Command, { text, perform }: Definition): void {
  addNetworkOption(command.description(text("network.dismiss")).argument("<member>", text("network.member")), text)
    .option("--yes", text("network.yes"))
    .action((member: string, options: DismissOptions) =>
      perform((invocation) => dismissMember(member, options, invocation)),
    );
}

async function dismissMember(name: string, options: DismissOptions, invocation: Invocation): Promise<CommandResult> {
  const { text, note } = invocation;
  const located = findNetwork(options);
  const { address } = memberOf(located.network, name).validator;
  await requireVotedOut(located, name, address);
  // Without the card no command would find its nodes any more, to end them.
  for (const local of nodesHere(located.folder, located.network, name)) await requireStopped(local, located);
  const network = dismiss(located.network, name);
  note(text("network.dismiss.plan", { member: name, address }));
  await confirm(options, invocation, undefined, "--yes");
  const { written, reloaded } = await writeChange(located, network);
  return {
    exitCode: exitCodes.done,
    data: { state: "dismissed", written, reloaded, ...networkData(located.folder, network) },
    output: [
      text("network.dismiss.done", { member: name }),
      list([[text("network.column.fingerprint"), network.fingerprint]]),
      ...(reloaded.length > 0 ? [text("network.reloaded", { nodes: reloaded.join(", ") })] : []),
      text("network.admit.next"),
    ].join("\n"),
  };
}

/** Who may seal still must stay reachable. Where no node tells, nobody is taken out. */
async function requireVotedOut({ folder, network }: LocatedNetwork, member: string, address: string): Promise<void> {
  let silent: unknown;
  for (const { node } of localValidators(folder, network)) {
    try {
      const validators = await askNode(localRpcUrl(node), (provider) => readValidators(provider));
      if (!validators.includes(address)) return;
      const command = nextCommand(`vote drop ${member}`, { folder, network });
      throw new NetworkError("MEMBER_VALIDATOR", { member, address, command });
    } catch (error) {
      if (error instanceof NetworkError || fromNode(error).code !== "NODE_UNREACHABLE") throw error;
      silent = error;
    }
  }
  throw silent;
}
