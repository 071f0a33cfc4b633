import { opendir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

import { writerOf } from "../../files.js";
import { isAlive } from "../../isAlive.js";
import { isDocumentName } from "./DocumentFolder.js";

/** What is younger may be another machine's, whose processes have numbers of their own, milliseconds. */
const youngest = 60_000;

/**
 * Removes from a folder the documents that processes were writing when they were killed: they hold personal data, and
 * stand for nothing. What cannot be removed, or in a folder that cannot be read be found, stays.
 */
export async function removeLeftovers(folder: string): Promise<void> {
  const entries = await opendir(folder).catch(() => []);
  for await (const { name } of entries) {
    // The folder may be anybody's, and have other things of that ending.
    const writer = isDocumentName(name) ? writerOf(name) : undefined;
    if (writer === undefined || isAlive(writer)) continue;
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (found === undefined || Date.now() - found.mtimeMs < youngest) continue;
    await rm(path, { force: true }).catch(() => undefined);
  }
}
