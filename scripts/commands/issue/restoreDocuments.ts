import { ElicenseError, getManagementHistory, type Client, type LicenseId } from "@elicense/sdk";

import { documentPath, sealLicense, writeDocument } from "./DocumentFolder.js";
import { reported, type ReportedLicense } from "./IssueReport.js";
import type { IssuedBefore } from "./settle.js";

/**
 * Writes the documents that are missing for licenses which were issued already, as the run that issued them would have.
 *
 * @param blocks - What was found for licenses before them.
 * @returns Those licenses, in their order.
 */
export async function restoreDocuments(
  client: Client,
  already: readonly IssuedBefore[],
  folder: string,
  blocks: BlocksByTime,
): Promise<readonly ReportedLicense[]> {
  const licenses: ReportedLicense[] = [];
  for (const license of already) {
    const block = license.issuedIn ?? (await restoreDocument(client, license, folder, blocks));
    licenses.push(reported(license, "already", block, documentPath(folder, license.identifier)));
  }
  return licenses;
}

/** Blocks in which licenses were issued, by their time: the licenses of a batch need not be searched one by one. */
export type BlocksByTime = Map<number, number>;

async function restoreDocument(
  client: Client,
  license: IssuedBefore,
  folder: string,
  blocks: BlocksByTime,
): Promise<number> {
  const { id, identifier, issuedAt } = license;
  const block = await findBlock(client, id, blocks.get(issuedAt));
  blocks.set(issuedAt, block);
  await writeDocument(folder, identifier, sealLicense(client.deployment, license, block));
  return block;
}

/** Finds the block of an issue; a block that was guessed is taken only where it gives the whole book. */
async function findBlock(client: Client, id: LicenseId, guess: number | undefined): Promise<number> {
  try {
    const { records } = await getManagementHistory(client, { id, ...(guess !== undefined && { issuedIn: guess }) });
    // A book that is proved whole begins with the issue.
    return records[0]?.block ?? 0;
  } catch (error) {
    const wrongGuess = guess !== undefined && error instanceof ElicenseError && error.code === "HISTORY_NOT_WHOLE";
    if (wrongGuess) return findBlock(client, id, undefined);
    throw error;
  }
}
