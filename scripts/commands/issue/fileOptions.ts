import type { Command } from "commander";

import { exitCodes } from "../../exit.js";
import type { Definition } from "../support/Command.js";
import { CommandError } from "../support/CommandError.js";
import { parseWhole } from "../support/parseWhole.js";
import type { IssueOptions } from "./Run.js";

/** What a command line says of a file of licenses besides its name. */
export interface FileOptions extends IssueOptions {
  readonly type: string;
  readonly template?: string;
  readonly out?: string;
}

/** Most licenses that the registry issues in one step. */
const maxBatch = 256;

/** Adds the options of a command that issues what a file lists. */
export function addIssueOptions(command: Command, text: Definition["text"]): Command {
  return command
    .option("--out <folder>", text("issue.out"))
    .option("--skip-invalid", text("issue.skipInvalid"))
    .option("--dry-run", text("issue.dryRun"))
    .option("-y, --yes", text("confirm.yes"))
    .option("--wait", text("issue.wait"))
    .option(
      "--batch-size <n>",
      text("issue.batchSize"),
      (value) => parseWhole("--batch-size", value, 1, maxBatch),
      100,
    );
}

/**
 * Gives the file that a command line names.
 *
 * @throws {CommandError} USAGE_MISSING_ARGUMENT.
 */
export function requireArgument(file: string | undefined): string {
  if (file === undefined) throw new CommandError("usage.missingArgument", exitCodes.usage, { name: "file" });
  return file;
}
