import { csvTypes, type CsvType } from "../../csv/index.js";
import { exitCodes } from "../../exit.js";
import { CommandError } from "./CommandError.js";

/**
 * Finds how licenses of a type stand in a file.
 *
 * @param option - Option that names the type.
 * @throws {CommandError} USAGE_CHOICE with the names that there are.
 */
export function findCsvType(option: string, name: string): CsvType {
  const csvType = csvTypes.get(name);
  if (csvType !== undefined) return csvType;
  throw new CommandError("usage.choice", exitCodes.usage, { option, allowed: [...csvTypes.keys()].join(", ") });
}
