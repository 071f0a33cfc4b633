import { joinSentences, type Language } from "@elicense/sdk";
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

/** Complaints of a word that was typed, in which a name is known by its form alone. */
const ofTypedWord: ReadonlySet<string> = new Set(["commander.unknownCommand", "commander.unknownOption"]);

/** How an option, up to its value, or a command begins. */
const beginning = /^(?:--(?:[a-z][a-z-]*=?)?|-[a-z]?|[a-z][a-z-]*)?/i;

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
    return joinSentences([super.describe(language), hint], language);
  }
}

function read(
  { code, message: complaint }: CommanderError,
  words: readonly string[],
): readonly [key: MessageKey, values: MessageValues, textKey?: MessageKey] {
  const name = ofTypedWord.has(code) ? typedName(complaint) : definedName(complaint);
  // Before the choices stands what was typed, whatever that says.
  const choices = code === "commander.invalidArgument" ? /.*Allowed choices are (.*)\.$/s.exec(complaint) : null;
  if (choices !== null) return ["usage.choice", { option: name, allowed: choices[1] as string }];
  if (code !== "commander.unknownCommand") return [keys[code] ?? "usage.other", { name }];

  const whole = [...words, name].join(" ");
  const near = /\(Did you mean (?:one of )?(.*)\?\)$/.exec(complaint)?.[1];
  if (near === undefined) return ["usage.unknownCommand", { name: whole }];
  return ["usage.unknownCommand", { name: whole, near }, "usage.nearCommand"];
}

/** As much of a word as can be a name: what stands behind it may be personal data. */
function typedName(complaint: string): string {
  const word = /'(.*)'/s.exec(complaint)?.[1] ?? "";
  const name = beginning.exec(word)?.[0] ?? "";
  return name === word ? word : `${name}…`;
}

/** The name of an option or argument that there is. Of an argument, commander says its value first. */
function definedName(complaint: string): string {
  const argument = /^error: command-argument .* for argument '([^']*)'/s.exec(complaint);
  return (argument ?? /'([^']*)'/.exec(complaint))?.[1] ?? "";
}

function wordsOf(command: Command): readonly string[] {
  return command.parent === null ? [] : [...wordsOf(command.parent), command.name()];
}
