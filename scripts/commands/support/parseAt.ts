import { isDay, type BlockParameter } from "@elicense/sdk";

import { exitCodes } from "../../exit.js";
import { CommandError } from "./CommandError.js";

/**
 * Reads at which time a command is to look: a block's number, a day of Asia/Shanghai, or `final`.
 *
 * @throws {CommandError} USAGE_AT.
 */
export function parseAt(text: string): BlockParameter {
  if (text === "final") return text;
  if (isDay(text)) return { day: text };
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new CommandError("usage.at", exitCodes.usage);
}
