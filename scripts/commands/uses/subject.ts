import { dayOf, type Day, type UsageRecord } from "@elicense/sdk";
import type { Command } from "commander";

import { exitCodes } from "../../exit.js";
import type { Definition } from "../support/Command.js";
import { CommandError } from "../support/CommandError.js";
import { parseDay } from "../support/parseDay.js";

/** Whose uses are asked for, and of which days. */
export interface SubjectOptions {
  readonly holder?: string;
  readonly consumer?: string;
  readonly authority?: string;
  readonly from?: Day;
  readonly to?: Day;
  /** Folder of the documents. */
  readonly documents: string;
}

/** Makes the test whether a use was recorded on the days that are asked for, which comes after the proof: that is of all. */
export function isWithin({ from, to }: Pick<SubjectOptions, "from" | "to">): (record: UsageRecord) => boolean {
  return ({ recordedAt }) => {
    const day = dayOf(recordedAt);
    return (from === undefined || day >= from) && (to === undefined || day <= to);
  };
}

/** Adds the options of {@link SubjectOptions} but the folder's to a command. */
export function addSubjectOptions(command: Command, text: Definition["text"]): Command {
  return command
    .option("--holder <account>", text("uses.holder"))
    .option("--consumer <code>", text("uses.consumer"))
    .option("--authority <code>", text("uses.authority"))
    .option("--from <day>", text("uses.from"), (value) => parseDay("--from", value))
    .option("--to <day>", text("uses.to"), (value) => parseDay("--to", value));
}

/**
 * Refuses a call that does not say whose uses are meant, or says it twice.
 *
 * @throws {CommandError} USAGE_SUBJECT.
 */
export function requireSubject(license: string | undefined, { holder, consumer, authority }: SubjectOptions): void {
  const given = [license, holder, consumer, authority].filter((each) => each !== undefined);
  if (given.length !== 1) throw new CommandError("usage.subject", exitCodes.usage);
}
