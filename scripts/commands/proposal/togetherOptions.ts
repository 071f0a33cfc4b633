import type { Command } from "commander";

import { exitCodes } from "../../exit.js";
import type { Definition } from "../support/Command.js";
import { CommandError } from "../support/CommandError.js";
import { parseWhole } from "../support/parseWhole.js";

/** Options of a command whose doing a consortium may have to decide together. */
export interface TogetherOptions {
  /** Number with which it is proposed; the command finds one if left out. */
  readonly number?: number;
}

/** Adds `--number`. */
export function addTogetherOptions(command: Command, text: Definition["text"]): Command {
  return command.option("--number <n>", text("proposal.numberOption"), (value) =>
    parseWhole("--number", value, 0, Number.MAX_SAFE_INTEGER),
  );
}

/**
 * Refuses options that say how a consortium decides, where none does.
 *
 * @throws {CommandError} USAGE_TOGETHER.
 */
export function requireAlone({ number }: TogetherOptions): void {
  if (number !== undefined) throw new CommandError("usage.together", exitCodes.usage, { option: "--number" });
}
