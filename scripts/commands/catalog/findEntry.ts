import { exitCodes } from "../../exit.js";
import { CommandError } from "../support/CommandError.js";

/**
 * Finds an entry of the catalog by its number or its code.
 *
 * @param argument - Argument that names it.
 * @throws {CommandError} USAGE_CHOICE with the codes that there are, or with the numbers of those that share the code.
 */
export function findEntry<Entry extends { readonly number: number; readonly code: string }>(
  entries: readonly Entry[],
  name: string,
  argument: string,
): Entry {
  const found = entries.filter(({ number, code }) => code === name || String(number) === name);
  const [first] = found;
  if (first !== undefined && found.length === 1) return first;
  const allowed = found.length > 1 ? found.map(({ number }) => String(number)) : entries.map(({ code }) => code);
  throw new CommandError("usage.choice", exitCodes.usage, { option: argument, allowed: allowed.join(", ") });
}
