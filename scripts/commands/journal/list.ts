import type { Command } from "commander";

import { loadConfig } from "../../config.js";
import { exitCodes } from "../../exit.js";
import { printable } from "../../output/printable.js";
import { table } from "../../output/table.js";
import { shanghaiTime } from "../../output/time.js";
import type { CommandResult, Definition, Invocation } from "../support/Command.js";
import { parseWhole } from "../support/parseWhole.js";
import { describeEntry, type DescribedEntry } from "./describeEntry.js";
import { withJournal } from "./openJournal.js";

interface ListOptions {
  readonly open?: true;
  readonly limit: number;
}

/** The most that is listed: a journal may have millions. */
const maxListed = 10_000;

/** Defines `journal list`. */
export function defineJournalList(command: Command, { text, perform }: Definition): void {
  command
    .description(text("journal.list"))
    .option("--open", text("journal.open"))
    .option("--limit <n>", text("journal.limit"), (value) => parseWhole("--limit", value, 1, maxListed), 20)
    .action((options: ListOptions) => perform((invocation) => listEntries(options, invocation)));
}

async function listEntries({ open, limit }: ListOptions, invocation: Invocation): Promise<CommandResult> {
  const { text, note } = invocation;
  return withJournal(loadConfig({ say: note }), (journal, path) => {
    const entries = journal.list(limit, open).map(describeEntry);
    const counts = journal.count();
    const summary = text("journal.counts", { ...counts, path: printable(path) });
    return {
      exitCode: exitCodes.done,
      data: { journal: path, counts, entries },
      output: entries.length === 0 ? summary : `${entriesTable(entries, invocation)}\n\n${summary}`,
    };
  });
}

function entriesTable(entries: readonly DescribedEntry[], { text }: Invocation): string {
  const headers = ["signed", "address", "nonce", "call", "state", "block", "transaction"] as const;
  return table(
    headers.map((name) => text(`column.${name}`)),
    entries.map(({ signedAt, account, nonce, call, state, block, hash }) => [
      shanghaiTime(Math.floor(signedAt / 1_000)),
      account,
      String(nonce),
      call ?? "",
      text(`journal.state.${state}`),
      block === null ? "" : String(block),
      hash,
    ]),
  );
}
