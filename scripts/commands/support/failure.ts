import { dirname } from "node:path";

import { ElicenseError, errorOf, type Language } from "@elicense/sdk";

import { InterruptedError } from "../../interruption.js";
import { JournalError } from "../../journal/JournalError.js";
import { isDescribed } from "../../DescribedError.js";
import { describeForPeople } from "../../describeForPeople.js";
import { exitCodeOf, exitCodes } from "../../exit.js";
import { printable } from "../../output/printable.js";
import { CommandError, type ExitCode } from "./CommandError.js";
import type { CommandResult } from "./Command.js";

/** What went wrong, for a program. */
export interface FailureData {
  readonly code: string;
  readonly message: string;
  readonly details: object;
}

/** Turns what a command threw into its result. */
export function toFailure(error: unknown, language: Language): CommandResult {
  const data = failureData(error, language);
  return {
    exitCode: failureExitCode(error),
    data: { error: data },
    output: "",
    complaint: `[${data.code}] ${data.message}`,
  };
}

/** What was thrown; of the signer's own, by whatever it came through, what the command says of it. */
function unwrap(error: unknown): unknown {
  const inner = error instanceof ElicenseError ? error.cause : error;
  if (inner instanceof InterruptedError) {
    return new CommandError(inner.sent ? "interrupted.halted" : "interrupted", exitCodes.interrupted);
  }
  if (!(inner instanceof JournalError)) return error;
  return new CommandError("journal.unusable", exitCodes.usage, { folder: dirname(inner.path), reason: inner.reason });
}

/** Gives the exit code for what was thrown. */
export function failureExitCode(thrown: unknown): ExitCode {
  const error = unwrap(thrown);
  return error instanceof CommandError ? error.exitCode : exitCodeOf(error);
}

/** Says what went wrong: code, words, and what the words name. */
export function failureData(thrown: unknown, language: Language): FailureData {
  const error = unwrap(thrown);
  if (error instanceof CommandError)
    return { code: error.code, message: printable(error.describe(language)), details: error.values };
  if (isDescribed(error))
    return { code: error.code, message: printable(error.describe(language)), details: error.details };
  const known = error instanceof ElicenseError;
  return {
    code: known ? error.code : "UNEXPECTED",
    // A bare error's message may quote a value; what it says is shown to developers only.
    message: printable(describeForPeople(known ? error : errorOf("UNEXPECTED", { reason: nameOf(error) }), language)),
    details: known ? error.details : {},
  };
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { code } = error as NodeJS.ErrnoException;
  return code ?? error.name;
}
