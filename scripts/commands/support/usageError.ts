import type { CommanderError } from "commander";

import { exitCodes } from "../../exit.js";
import type { MessageKey } from "../../messages/index.js";
import { CommandError } from "./CommandError.js";

const keys: Readonly<Record<string, MessageKey>> = {
  "commander.help": "usage.noCommand",
  "commander.unknownCommand": "usage.unknownCommand",
  "commander.unknownOption": "usage.unknownOption",
  "commander.missingArgument": "usage.missingArgument",
  "commander.missingMandatoryOptionValue": "usage.missingOption",
  "commander.optionMissingArgument": "usage.missingValue",
  "commander.invalidArgument": "usage.invalidValue",
  "commander.excessArguments": "usage.excessArguments",
};

/** Turns commander's complaint, which is in English, into the command line's own. */
export function toUsageError({ code, message }: CommanderError): CommandError {
  // The name of the command, option or argument is the first thing in quotation marks. What stands behind = is a value, which
  // may be personal data.
  const name = /'([^'=]*)/.exec(message)?.[1] ?? "";
  const allowed = /Allowed choices are (.*)\.$/.exec(message)?.[1];
  if (allowed !== undefined) return new CommandError("usage.choice", exitCodes.usage, { option: name, allowed });
  return new CommandError(keys[code] ?? "usage.other", exitCodes.usage, { name });
}
