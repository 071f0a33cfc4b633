import { ElicenseError, isUnanswered, type ErrorCode } from "@elicense/sdk";
import type { Command } from "commander";

import { userLanguage } from "./config.js";
import { isDescribed } from "./DescribedError.js";
import { describeForPeople } from "./describeForPeople.js";
import { printable } from "./output/printable.js";

/** Exit codes of every script. */
export const exitCodes = {
  /** Done, or valid. */
  done: 0,
  /** Refused, invalid, or not done yet since it awaits an approval. */
  refused: 1,
  /** Called in a wrong way, or set up wrongly. */
  usage: 2,
  /** It could not be found out: no node, or the wrong one. */
  unknown: 3,
  /** Ended by Ctrl-C or SIGTERM before it was done; 128 and the number of SIGINT, as shells have it. */
  interrupted: 130,
} as const;

/** One of the exit codes of every script. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

const usageErrors: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "SETTING_MISSING",
  "SETTING_MALFORMED",
  "NODE_TOKEN_FORM",
  "NODE_TOKEN_UNENCRYPTED",
  "NODE_URL",
  "SIGNER_ACCOUNT_UNKNOWN",
  "SIGNER_ACCOUNT_AMBIGUOUS",
]);

/**
 * Errors that leave open what is the case, besides that of a node that gave no answer: a deployment that cannot be trusted,
 * a record that was not shown, a transaction that may have been carried out.
 */
const unknownErrors: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "BLOCK_UNKNOWN",
  "CHAIN_HALTED",
  "CHAIN_NUMBER_UNKNOWN",
  "CONSUMER_USES_NOT_WHOLE",
  "DEPLOYMENT_CODE_DIFFERS",
  "DEPLOYMENT_CREATION_UNKNOWN",
  "DEPLOYMENT_MALFORMED",
  "DEPLOYMENT_MISSING",
  "DEPLOYMENT_NOT_SIGNED",
  "DEPLOYMENT_NO_CODE",
  "DEPLOYMENT_RELEASE_UNKNOWN",
  "DEPLOYMENT_SIGNATURES_MALFORMED",
  "DEPLOYMENT_WRONG_CHAIN_ID",
  "DEPLOYMENT_WRONG_GENESIS",
  "HISTORY_NOT_WHOLE",
  "HOLDER_LICENSES_NOT_WHOLE",
  "LOG_MALFORMED",
  "NODE_CHANGED",
  "NODE_REFUSED",
  "OUTCOME_UNKNOWN",
  "PREDECESSOR_UNKNOWN",
  "READING_ABORTED",
  "RECORD_MISSING",
  "REGISTER_NOT_WHOLE",
  "REPLAY_INCOMPLETE",
  "SIGNER_UNREACHABLE",
  "STATUS_UNKNOWN",
  "TRANSACTIONS_STUCK",
  "TRANSACTION_LOST",
  "TRANSACTION_REVIVED",
  "TRANSACTION_UNDECIDED",
  "UNEXPECTED",
]);

/** Gives the exit code that tells a program what an error tells a person. */
export function exitCodeOf(error: unknown): ExitCode {
  if (isDescribed(error)) return exitCodes[error.kind];
  // Nobody thought of it, so nobody knows what became of it.
  if (!(error instanceof ElicenseError)) return exitCodes.unknown;
  if (usageErrors.has(error.code)) return exitCodes.usage;
  return isUnanswered(error) || unknownErrors.has(error.code) ? exitCodes.unknown : exitCodes.refused;
}

/**
 * Runs a script's main function, says what went wrong in the user's language, and sets the exit code.
 *
 * @param main - Gives the exit code, or nothing where all is done.
 */
export async function runScript(main: () => Promise<number | undefined>): Promise<void> {
  try {
    process.exitCode = (await main()) ?? exitCodes.done;
  } catch (error) {
    const code = error instanceof ElicenseError || isDescribed(error) ? `[${error.code}] ` : "";
    const language = userLanguage();
    const lines = (isDescribed(error) ? error.describe(language) : describeForPeople(error, language)).split("\n");
    console.error(code + lines.map(printable).join("\n"));
    process.exitCode = exitCodeOf(error);
  }
}

/**
 * Reads a script's command line. Asked for help, or called in a wrong way, it says so and ends the script.
 *
 * @param command - The command with its options, without an action.
 * @returns The options' values.
 */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- Commander doesn't know its options' types.
export function parseArguments<Options extends object>(command: Command): Options {
  return command
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? exitCodes.done : exitCodes.usage))
    .parse()
    .opts<Options>();
}
