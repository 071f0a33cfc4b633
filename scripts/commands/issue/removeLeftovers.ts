import { opendir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

import { writerOf } from "../../files.js";
import { isAlive } from "../../isAlive.js";

/** What is younger may be another machine's, whose processes have numbers of their own, milliseconds. */
const youngest = 60_000;

/**
 * Removes from a folder what processes were writing when they were killed: it holds personal data, and stands for nothing.
 * What cannot be removed stays.
 */
export async function removeLeftovers(folder: string): Promise<void> {
  for await (const { name } of await opendir(folder)) {
    const writer = writerOf(name);
    if (writer === undefined || isAlive(writer)) continue;
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (found === undefined || Date.now() - found.mtimeMs < youngest) continue;
    await rm(path, { force: true }).catch(() => undefined);
  }
}
