import type { Command } from "commander";

import type { JoiningCard } from "../../../network/JoiningCard.js";
import { admit, type Network } from "../../../network/Network.js";
import { placeText } from "../../../network/Node.js";
import type { CommandResult, Definition, Invocation } from "../../commands/support/Command.js";
import { confirm, type ConfirmOptions } from "../../commands/support/confirm.js";
import { exitCodes } from "../../exit.js";
import { list } from "../../output/table.js";
import { addNetworkOption, findNetwork, type NetworkOption } from "../folders.js";
import { networkData } from "../networkText.js";
import { readCards } from "../readCards.js";
import { writeChange } from "../writeChange.js";

type AdmitOptions = NetworkOption & ConfirmOptions;

/** Defines `admit <cards…>`. */
export function defineAdmit(command: Command, { text, perform }: Definition): void {
  addNetworkOption(command.description(text("network.admit")).argument("<cards...>", text("network.cards")), text)
    .option("--yes", text("network.yes"))
    .action((cards: readonly string[], options: AdmitOptions) =>
      perform((invocation) => admitCards(cards, options, invocation)),
    );
}

async function admitCards(
  paths: readonly string[],
  options: AdmitOptions,
  invocation: Invocation,
): Promise<CommandResult> {
  const { text, note } = invocation;
  const located = findNetwork(options);
  const cards = readCards(paths).filter((card) => !isKnown(located.network, card));
  const network = cards.reduce((all, card) => admit(all, card), located.network);
  if (cards.length > 0) {
    note(cards.map((card) => cardWords(located.network, card, invocation)).join("\n\n"));
    await confirm(options, invocation, undefined, "--yes");
  }
  const { written, reloaded } = await writeChange(located, network);
  return {
    exitCode: exitCodes.done,
    data: {
      state: cards.length === 0 ? "already" : "admitted",
      written,
      reloaded,
      ...networkData(located.folder, network),
    },
    output: [
      cards.length === 0
        ? text("network.admit.already")
        : text("network.admit.done", { members: cards.map(({ name }) => name).join(", ") }),
      list([[text("network.column.fingerprint"), network.fingerprint]]),
      ...(reloaded.length > 0 ? [text("network.reloaded", { nodes: reloaded.join(", ") })] : []),
      text("network.admit.next"),
    ].join("\n"),
  };
}

function isKnown({ members }: Network, { signature }: JoiningCard): boolean {
  return members.some((known) => known.signature === signature);
}

/** Says what is new of a card: who it is of, where its nodes are, and who of it may send transactions. */
function cardWords({ members }: Network, card: JoiningCard, { text }: Invocation): string {
  const known = members.find(({ name }) => name === card.name);
  const title = known === undefined ? "network.admit.new" : "network.admit.newer";
  const before = new Set(known?.accounts);
  const marked = card.accounts.map((account) => (before.has(account) ? account : `+ ${account}`));
  const gone = (known?.accounts ?? []).filter((account) => !card.accounts.includes(account)).map((each) => `− ${each}`);
  const rows: readonly (readonly [string, string])[] = [
    [text("network.column.code"), card.code],
    [text("network.column.validator"), card.validator.address],
    [text("network.column.host"), placeText(card.host, card.validator.port)],
    [text("network.column.rpc"), card.rpc === null ? text("network.none") : placeText(card.host, card.rpc.port)],
    [text("network.column.governance"), card.governanceSigner],
    [text("network.column.accounts"), [...marked, ...gone].join(", ") || text("network.none")],
  ];
  return [
    text(title, { member: card.name, version: card.version }),
    list(rows.map(([name, value]) => [`  ${name}`, value] as const)),
  ].join("\n");
}
