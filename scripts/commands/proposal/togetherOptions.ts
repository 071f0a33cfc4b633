import type { Command } from "commander";

import { exitCodes } from "../../exit.js";
import type { Definition } from "../support/Command.js";
import { CommandError } from "../support/CommandError.js";
import { parseSigner } from "../support/parseSigner.js";
import { parseWhole } from "../support/parseWhole.js";

/** Options of a command whose doing a consortium may have to decide together. */
export interface TogetherOptions {
  /** Number with which it is proposed; the command finds one if left out. */
  readonly number?: number;
  /** Account, a contract, that is to send it: nothing is sent, and what it has to send is said. The key acts if left out. */
  readonly prepare?: string;
}

/** Adds `--number` and `--prepare`. */
export function addTogetherOptions(command: Command, text: Definition["text"]): Command {
  const numbered = command.option("--number <n>", text("proposal.numberOption"), (value) =>
    parseWhole("--number", value, 0, Number.MAX_SAFE_INTEGER),
  );
  return addPrepareOption(numbered, text);
}

/** Adds `--prepare`. */
export function addPrepareOption(command: Command, text: Definition["text"]): Command {
  return command.option("--prepare <signer>", text("proposal.prepareOption"), parseSigner);
}

/**
 * Refuses options that say how a consortium decides, where none does.
 *
 * @throws {CommandError} USAGE_TOGETHER.
 */
export function requireAlone({ number, prepare }: TogetherOptions): void {
  const option = number !== undefined ? "--number" : prepare !== undefined ? "--prepare" : undefined;
  if (option !== undefined) throw new CommandError("usage.together", exitCodes.usage, { option });
}
