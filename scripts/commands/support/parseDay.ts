import { isDay, type Day } from "@elicense/sdk";

import { exitCodes } from "../../exit.js";
import { CommandError } from "./CommandError.js";

/**
 * Reads a day from the command line.
 *
 * @param option - Option that it belongs to.
 * @throws {CommandError} USAGE_DAY.
 */
export function parseDay(option: string, text: string): Day {
  if (isDay(text)) return text;
  throw new CommandError("usage.day", exitCodes.usage, { option });
}
