import { exitCodes } from "../../exit.js";
import { CommandError } from "./CommandError.js";

/**
 * Reads a whole number from the command line.
 *
 * @param option - Option that it belongs to.
 * @throws {CommandError} USAGE_NUMBER.
 */
export function parseWhole(option: string, text: string, from: number, to: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= from && number <= to) return number;
  throw new CommandError("usage.number", exitCodes.usage, { option, from, to });
}
