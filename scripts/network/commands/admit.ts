import type { Command } from "commander";

import { isSameCard, type JoiningCard } from "../../../network/JoiningCard.js";
import { admit, type Network } from "../../../network/Network.js";
import type { CommandResult, Definition, Invocation } from "../../commands/support/Command.js";
import { confirm, type ConfirmOptions } from "../../commands/support/confirm.js";
import { exitCodes } from "../../exit.js";
import { list } from "../../output/table.js";
import { cardWords } from "../cardWords.js";
import { addNetworkOption, findNetwork, type NetworkOption } from "../folders.js";
import { networkData } from "../networkText.js";
import { parseAddress } from "../parseAddress.js";
import { readCards } from "../readCards.js";
import { writeChange } from "../writeChange.js";

interface AdmitOptions extends NetworkOption, ConfirmOptions {
  readonly newSigner: readonly string[];
}

/** Defines `admit <cards…>`. */
export function defineAdmit(command: Command, { text, perform }: Definition): void {
  addNetworkOption(command.description(text("network.admit")).argument("<cards...>", text("network.cards")), text)
    .option("--new-signer <address>", text("network.admit.newSigner"), addSigner, [])
    .option("--yes", text("network.yes"))
    .action((cards: readonly string[], options: AdmitOptions) =>
      perform((invocation) => admitCards(cards, options, invocation)),
    );
}

/** The option is given once a signer, since the cards follow it. */
function addSigner(value: string, known: readonly string[]): readonly string[] {
  return [...known, parseAddress("--new-signer", value)];
}

async function admitCards(
  paths: readonly string[],
  options: AdmitOptions,
  invocation: Invocation,
): Promise<CommandResult> {
  const { text, note } = invocation;
  const located = findNetwork(options);
  const cards = readCards(paths).filter((card) => !isKnown(located.network, card));
  const network = cards.reduce((all, card) => admit(all, card, options.newSigner), located.network);
  if (cards.length > 0) {
    note(cards.map((card) => describe(located.network, card, invocation)).join("\n\n"));
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

function isKnown({ members }: Network, card: JoiningCard): boolean {
  return members.some((known) => isSameCard(known, card));
}

/** Says what a card is of, and of a newer one what is another than before. */
function describe({ members }: Network, card: JoiningCard, invocation: Invocation): string {
  const known = members.find(({ name }) => name === card.name);
  const title = invocation.text(known === undefined ? "network.admit.new" : "network.admit.newer", {
    member: card.name,
    version: card.version,
  });
  return [title, cardWords(card, known, invocation)].join("\n");
}
