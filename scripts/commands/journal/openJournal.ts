import { existsSync } from "node:fs";

import type { Config } from "../../config.js";
import { exitCodes } from "../../exit.js";
import { Journal } from "../../journal/Journal.js";
import { journalPath } from "../../journal/openJournaledSigner.js";
import { CommandError } from "../support/CommandError.js";
import { deploymentOf } from "../support/connectClient.js";

/**
 * Lends the journal of the settings' chain to a command.
 *
 * @throws {CommandError} JOURNAL_NONE where nothing was signed for this chain.
 * @throws {ElicenseError} DEPLOYMENT_MISSING, DEPLOYMENT_MALFORMED or DEPLOYMENT_WRONG_CHAIN_ID.
 */
export async function withJournal<Result>(
  config: Config,
  action: (journal: Journal, path: string) => Promise<Result> | Result,
): Promise<Result> {
  const path = journalPath(config.journal, deploymentOf(config));
  if (!existsSync(path)) throw new CommandError("journal.none", exitCodes.refused, { folder: config.journal });
  const journal = new Journal(path);
  try {
    return await action(journal, path);
  } finally {
    journal.close();
  }
}
