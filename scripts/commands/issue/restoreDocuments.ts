import { ElicenseError, getManagementHistory, type Client, type LicenseId } from "@elicense/sdk";

import { withBlock, writeDocument } from "./DocumentFolder.js";
import type { Ledger } from "./Ledger.js";
import type { AskedLicense } from "./settle.js";

/** Blocks in which licenses were issued, by their time: the licenses of a batch need not be searched one by one. */
export type BlocksByTime = Map<number, number>;

/** A license that was issued. */
export interface UndocumentedLicense extends AskedLicense {
  /** When it was issued by the chain's time, Unix time in seconds, where that is known. */
  readonly issuedAt: number | null;
  /** Block of its issue, where its document is there to say it. */
  readonly issuedIn?: number;
}

/** Parameters of {@link restoreDocuments}. */
export interface RestoreParameters {
  readonly folder: string;
  readonly ledger: Ledger;
  /** What was found for licenses before them. */
  readonly blocks: BlocksByTime;
}

/**
 * Writes the documents that are missing for licenses which were issued already, as the run that issued them would have.
 */
export async function restoreDocuments(
  client: Client,
  licenses: Iterable<UndocumentedLicense>,
  { folder, ledger, blocks }: RestoreParameters,
): Promise<void> {
  for (const { line, id, identifier, issuedAt, issuedIn } of licenses) {
    if (issuedIn !== undefined) continue;
    const block = await findBlock(client, id, issuedAt === null ? undefined : blocks.get(issuedAt));
    if (issuedAt !== null) blocks.set(issuedAt, block);
    await writeDocument(folder, identifier, withBlock(ledger.document(line), block));
    ledger.change([line], { block, documented: true });
  }
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
