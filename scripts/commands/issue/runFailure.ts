import type { Language } from "@elicense/sdk";

import { exitCodes } from "../../exit.js";
import { failureData, failureExitCode } from "../support/failure.js";
import type { RunFailure } from "./IssueReport.js";

/** Says what ended a run before its end. What was issued and could not be written is issued. */
export function runFailure(error: unknown, during: RunFailure["during"], language: Language): RunFailure {
  const exitCode = during === "writing" ? exitCodes.refused : failureExitCode(error);
  return { ...failureData(error, language), exitCode, during };
}
