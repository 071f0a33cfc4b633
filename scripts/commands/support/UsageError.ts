import type { Language } from "@elicense/sdk";
import type { Command, CommanderError } from "commander";

import { exitCodes } from "../../exit.js";
import { message, type MessageKey, type MessageValues } from "../../messages/index.js";
import { programName } from "../../output/programName.js";
import { CommandError } from "./CommandError.js";

const keys: Readonly<Record<string, MessageKey>> = {
  "commander.help": "usage.noCommand",
  "commander.unknownOption": "usage.unknownOption",
  "commander.missingArgument": "usage.missingArgument",
  "commander.missingMandatoryOptionValue": "usage.missingOption",
  "commander.optionMissingArgument": "usage.missingValue",
  "commander.invalidArgument": "usage.invalidValue",
  "commander.excessArguments": "usage.excessArguments",
};

/** What commander complains of, in English, in the command line's own words, and how to see what is right. */
export class UsageError extends CommandError {
  /** How the command is called. */
  readonly #call: string;

  /** @param command - The command that was called wrongly. */
  constructor(ended: CommanderError, command: Command) {
    const words = wordsOf(command);
    const [key, values, textKey] = read(ended, words);
    super(key, exitCodes.usage, values, textKey);
    this.#call = [programName, ...words].join(" ");
  }

  override describe(language: Language): string {
    const hint = message(language, "usage.hint", { call: this.#call });
    // Chinese has no space between its sentences.
    return [super.describe(language), hint].join(language === "zh" ? "" : " ");
  }
}

function read(
  { code, message: complaint }: CommanderError,
  words: readonly string[],
): readonly [key: MessageKey, values: MessageValues, textKey?: MessageKey] {
  // The name of the command or option is the first thing in quotation marks, before that of an argument stands its value.
  // A value, as what stands behind = is too, may be personal data.
  const name = (/for argument '([^']*)/.exec(complaint) ?? /'([^'=]*)/.exec(complaint))?.[1] ?? "";
  const allowed = /Allowed choices are (.*)\.$/.exec(complaint)?.[1];
  if (allowed !== undefined) return ["usage.choice", { option: name, allowed }];
  if (code !== "commander.unknownCommand") return [keys[code] ?? "usage.other", { name }];

  const whole = [...words, name].join(" ");
  const near = /\(Did you mean (?:one of )?(.*)\?\)$/.exec(complaint)?.[1];
  if (near === undefined) return ["usage.unknownCommand", { name: whole }];
  return ["usage.unknownCommand", { name: whole, near }, "usage.nearCommand"];
}

function wordsOf(command: Command): readonly string[] {
  return command.parent === null ? [] : [...wordsOf(command.parent), command.name()];
}
