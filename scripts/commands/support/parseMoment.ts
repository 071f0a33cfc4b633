import { isDay } from "@elicense/sdk";

import { exitCodes } from "../../exit.js";
import { CommandError } from "./CommandError.js";

/**
 * Reads a moment of Asia/Shanghai from the command line: a day, which is its first second, or a day and a time.
 *
 * @param option - Option that it belongs to.
 * @returns Unix time, seconds.
 * @throws {CommandError} USAGE_MOMENT.
 * @example
 * parseMoment("--as-of", "2026-03-01 09:30:00"); // 1772328600
 */
export function parseMoment(option: string, text: string): number {
  const [, day, time = "00:00:00"] = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d:\d\d))?$/.exec(text) ?? [];
  const moment = Date.parse(`${day ?? ""}T${time}+08:00`);
  if (day === undefined || !isDay(day) || Number.isNaN(moment)) {
    throw new CommandError("usage.moment", exitCodes.usage, { option });
  }
  return moment / 1000;
}
