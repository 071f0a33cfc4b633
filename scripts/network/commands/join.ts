import { existsSync } from "node:fs";

import type { Command } from "commander";

import { isSameCard } from "../../../network/JoiningCard.js";
import { parseNetwork, readJsonFile, type Network } from "../../../network/Network.js";
import { NetworkError } from "../../../network/NetworkError.js";
import type { CommandResult, Definition, Invocation } from "../../commands/support/Command.js";
import { confirm, type ConfirmOptions } from "../../commands/support/confirm.js";
import { cardFile, folderOf } from "../folders.js";
import { networkText } from "../networkText.js";
import { readCards } from "../readCards.js";
import { saveNew } from "./assemble.js";

/** Defines `join <plan>`. */
export function defineJoin(command: Command, { text, perform }: Definition): void {
  command
    .description(text("network.join"))
    .argument("<plan>", text("network.join.plan"))
    .option("--yes", text("network.yes"))
    .action((plan: string, options: ConfirmOptions) => perform((invocation) => join(plan, options, invocation)));
}

async function join(path: string, options: ConfirmOptions, invocation: Invocation): Promise<CommandResult> {
  const network = parseNetwork(readJsonFile(path), path);
  const folder = folderOf(network.name);
  requireOwnCard(folder, network, path);
  invocation.note(`${networkText(folder, network, invocation)}\n\n${invocation.text("network.join.compare")}`);
  await confirm(options, invocation, undefined, "--yes");
  return saveNew(folder, network, invocation);
}

/** Whoever joins is a member by the very card that was made here: by another, its node would be refused. */
function requireOwnCard(folder: string, { members }: Network, path: string): void {
  const own = members.filter(({ name }) => existsSync(cardFile(folder, name)));
  const [card] = own;
  if (card === undefined) throw new NetworkError("CARD_NOT_ADMITTED", { path, folder });
  for (const each of own) {
    const [made] = readCards([cardFile(folder, each.name)]);
    if (made === undefined || !isSameCard(made, each)) {
      throw new NetworkError("CARD_NOT_NEWEST", { path, member: each.name });
    }
  }
}
