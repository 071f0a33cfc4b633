import { relative } from "node:path";

import type { Command } from "commander";

import { cardMessage, type CardDraft } from "../../../network/JoiningCard.js";
import type { CommandResult, Definition, Invocation } from "../../commands/support/Command.js";
import { parseWhole } from "../../commands/support/parseWhole.js";
import { exitCodes } from "../../exit.js";
import { list } from "../../output/table.js";
import { addGovernanceKeyOptions } from "../addGovernanceKeyOptions.js";
import { cardFile, draftFile, folderOf, keysFolder } from "../folders.js";
import { makeCard, rpcOffset, type CardOptions } from "../makeCard.js";
import { signDraft } from "../signDraft.js";

interface KeyOptions extends CardOptions {
  /** Made elsewhere. */
  readonly governanceSignature?: string;
}

const mostPort = 65_535 - rpcOffset;

/** Defines `key`. */
export function defineKey(command: Command, { text, perform }: Definition): void {
  const port = (option: string) => (value: string) => parseWhole(option, value, 1, mostPort);
  command
    .description(text("network.key"))
    .requiredOption("--network <name>", text("network.key.network"))
    .requiredOption("--chain-id <number>", text("network.key.chainId"), (value) =>
      parseWhole("--chain-id", value, 1, Number.MAX_SAFE_INTEGER),
    )
    .requiredOption("--name <name>", text("network.key.name"))
    .requiredOption("--code <code>", text("network.key.code"))
    .requiredOption("--host <address>", text("network.key.host"))
    .option("--port <port>", text("network.key.port"), port("--port"), 30_303)
    .option("--rpc-port <port>", text("network.key.rpcPort"), port("--rpc-port"), 8_545)
    .option("--metrics-port <port>", text("network.key.metricsPort"), port("--metrics-port"), 9_545)
    .option("--no-rpc", text("network.key.noRpc"))
    .requiredOption("--governance <address>", text("network.key.governance"))
    .option("--governance-signature <signature>", text("network.key.governanceSignature"))
    .option("--account <address...>", text("network.key.account"), [])
    .action((options: KeyOptions) => perform((invocation) => key(options, invocation)));
  addGovernanceKeyOptions(command, text);
}

async function key(options: KeyOptions, invocation: Invocation): Promise<CommandResult> {
  const { text } = invocation;
  const folder = folderOf(options.network);
  const made = await makeCard(
    folder,
    options,
    async (draft) => options.governanceSignature ?? (await signDraft(draft, invocation)),
  );
  const shown = (file: string): string => relative(process.cwd(), file);
  if (made.state === "unsigned") return unsigned(draftFile(folder, options.name), made.draft, invocation);
  const { state, card } = made;
  const path = cardFile(folder, card.name);
  const rows = [
    [text("network.column.member"), card.name],
    [text("network.column.validator"), card.validator.address],
    [text("network.column.card"), `${shown(path)} (${text("network.card.version", { version: card.version })})`],
    [text("network.column.keys"), shown(keysFolder(folder, card.name))],
  ] as const;
  return {
    exitCode: exitCodes.done,
    data: { state, card, path },
    output: [
      list(rows),
      "",
      text(state === "made" ? "network.key.made" : "network.key.kept", { card: shown(path) }),
    ].join("\n"),
  };
}

/** The keys are there, and the card is not before its governance signer agrees to it. */
function unsigned(path: string, draft: CardDraft, { text }: Invocation): CommandResult {
  const values = { address: draft.governanceSigner, draft: relative(process.cwd(), path) };
  return {
    exitCode: exitCodes.refused,
    data: { state: "unsigned", draft, path, message: cardMessage(draft) },
    output: "",
    complaint: text("network.key.unsigned", values),
  };
}
