import { endOfDay, isDay, startOfDay } from "@elicense/sdk";

import { exitCodes } from "../../exit.js";
import { CommandError } from "./CommandError.js";

/** A time of Asia/Shanghai as people write it. */
const form = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)$/;

/**
 * Reads a moment of Asia/Shanghai: a day, which begins with its first second and ends with its last one, or a day and a
 * time.
 *
 * @param option - Option that it belongs to.
 * @param edge - Which second of a day is meant.
 * @returns Unix time, seconds.
 * @throws {CommandError} USAGE_MOMENT.
 * @example
 * parseMoment("--until", "2026-12-31", "end"); // 1798732799
 */
export function parseMoment(option: string, text: string, edge: "start" | "end"): number {
  if (isDay(text)) return secondsOf(edge === "start" ? startOfDay(text) : endOfDay(text));
  const [, day = "", time = ""] = form.exec(text) ?? [];
  const seconds = isDay(day) ? secondsOf(`${day}T${time}+08:00`) : NaN;
  if (Number.isNaN(seconds)) throw new CommandError("usage.moment", exitCodes.usage, { option });
  return seconds;
}

function secondsOf(text: string): number {
  return Date.parse(text) / 1000;
}
