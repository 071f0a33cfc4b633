import { dayToNumber, ElicenseError, isDay, type Day } from "@elicense/sdk";

import { exitCodes } from "../../exit.js";
import { CommandError } from "./CommandError.js";
import { WrongArgumentError } from "./WrongArgumentError.js";

/**
 * Reads a day from the command line.
 *
 * @param option - Option that it belongs to.
 * @throws {CommandError} USAGE_DAY.
 * @throws {WrongArgumentError} DAY_RANGE of a day that the chain cannot count to.
 */
export function parseDay(option: string, text: string): Day {
  if (!isDay(text)) throw new CommandError("usage.day", exitCodes.usage, { option });
  try {
    dayToNumber(text, option);
    return text;
  } catch (error) {
    throw error instanceof ElicenseError ? new WrongArgumentError(error) : error;
  }
}
