import { exitCodes } from "../../exit.js";
import { CommandError } from "./CommandError.js";

/**
 * Reads a list of names from the command line, separated by commas, in capitals or not; `none` is an empty one.
 *
 * @param option - Option that it belongs to.
 * @returns The names, each once, in the order of those that there are.
 * @throws {CommandError} USAGE_CHOICE with the names that there are.
 */
export function parseNames<Name extends string>(option: string, text: string, names: readonly Name[]): readonly Name[] {
  const given = text.split(/[,，]/).map((name) => name.trim().toUpperCase());
  if (given.length === 1 && given[0] === "NONE") return [];
  if (given.some((name) => !(names as readonly string[]).includes(name))) {
    throw new CommandError("usage.choice", exitCodes.usage, { option, allowed: [...names, "none"].join(", ") });
  }
  return names.filter((name) => given.includes(name));
}
