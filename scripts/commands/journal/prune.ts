import { startOfDay } from "@elicense/sdk";
import type { Command } from "commander";

import { loadConfig } from "../../config.js";
import { exitCodes } from "../../exit.js";
import type { CommandResult, Definition, Invocation } from "../support/Command.js";
import { parseDay } from "../support/parseDay.js";
import { withJournal } from "./openJournal.js";

/** Defines `journal prune`. */
export function defineJournalPrune(command: Command, { text, perform }: Definition): void {
  command
    .description(text("journal.prune"))
    .requiredOption("--before <day>", text("journal.before"))
    .action(({ before }: { readonly before: string }) => perform((invocation) => prune(before, invocation)));
}

async function prune(before: string, { text, note }: Invocation): Promise<CommandResult> {
  const time = Date.parse(startOfDay(parseDay("--before", before)));
  return withJournal(loadConfig({ say: note }), (journal) => {
    const pruned = journal.prune(time);
    return {
      exitCode: exitCodes.done,
      data: { pruned, counts: journal.count() },
      output: text("journal.pruned", { count: pruned, before }),
    };
  });
}
