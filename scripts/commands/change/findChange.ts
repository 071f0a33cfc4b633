import { getProposals, type Client, type ProposedChange } from "@elicense/sdk";
import { isHexString } from "ethers";

import { exitCodes } from "../../exit.js";
import type { Invocation } from "../support/Command.js";
import { CommandError } from "../support/CommandError.js";
import { readingProgress } from "../support/readingProgress.js";

/**
 * Finds a change that waits, or may be carried out, by the hash that its proposal gave.
 *
 * @throws {CommandError} USAGE_OPERATION; CHANGE_UNKNOWN where it was never proposed, or waits no more.
 * @throws {ElicenseError} The node's trouble.
 */
export async function findChange(client: Client, operation: string, invocation: Invocation): Promise<ProposedChange> {
  if (!isHexString(operation, 32)) throw new CommandError("usage.operation", exitCodes.usage);
  const [found] = await findChanges(client, invocation, operation);
  if (found === undefined) throw new CommandError("change.unknown", exitCodes.refused, { operation });
  return found;
}

/** Finds the changes that wait, or may be carried out, and shows how far it has come. */
export async function findChanges(
  client: Client,
  { text }: Invocation,
  operation?: string,
): Promise<readonly ProposedChange[]> {
  const bar = readingProgress(text("change.reading"));
  try {
    return await getProposals(client, { ...(operation !== undefined && { operation }), onProgress: bar.onProgress });
  } finally {
    bar.end();
  }
}
