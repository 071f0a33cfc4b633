import type { Command } from "commander";

import type { Definition } from "../support/Command.js";
import { parseDay } from "../support/parseDay.js";
import { carryOut } from "./carryOut.js";
import { nameOf, type DecidedAction, type DecisionCommand, type DecisionOptions } from "./DecisionCommand.js";

/** Makes the definition of a command that carries out a decision on one license: `<name> <id|document>`. */
export function defineDecision<Name extends DecidedAction, Options extends object>(
  decision: DecisionCommand<Name, Options>,
): (command: Command, definition: Definition) => void {
  return (command, { text, perform }) => {
    command
      .description(text(`${nameOf(decision.action)}.description`))
      .argument("<license>", text("argument.license"))
      .requiredOption("--reason <code>", text("decide.reason"))
      .requiredOption("--decision <number>", text("decide.decision"));
    decision.addOptions?.(command, text);
    command
      .option("--date <day>", text("decide.date"), (day) => parseDay("--date", day))
      .option("--approver <uscc>", text("decide.approver"))
      .option("--out <folder>", text("decide.out"))
      .option("--dry-run", text("decide.dryRun"));
    if (decision.isFinal === true) command.option("-y, --yes", text("confirm.yes"));
    command.action((license: string, options: DecisionOptions & Options) =>
      perform((invocation) => carryOut(decision, license, options, invocation)),
    );
  };
}
