import { closeSync, fsync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { promisify } from "node:util";

import { temporaryFor } from "../../files.js";

/** A file that is small enough to be held in memory beside others. */
export interface SmallFile {
  readonly path: string;
  readonly content: string;
}

/** A file whose content is written, and not synced yet. */
interface Begun {
  readonly path: string;
  readonly temporary: string;
  readonly descriptor: number;
}

/** How many are open at once; a process may have a thousand on most systems. */
const openAtOnce = 64;

const sync = promisify(fsync);

/**
 * Writes many small files as `writeFileWhole` writes one: whatever happens, each name stands for all of its content or
 * for what it stood for before. They take a third of the time, since a disk that syncs several at once writes down but
 * once what they have in common, their folder for instance.
 *
 * @param files - Taken as they are needed, each path once; their folders must be there.
 * @param mode - Permissions of new files.
 * @returns What went wrong, by the paths of those that are not there for it; the others are.
 * @throws What the files throw; those that came before are there.
 */
export async function writeFilesWhole(files: Iterable<SmallFile>, mode: number): Promise<ReadonlyMap<string, unknown>> {
  const errors = new Map<string, unknown>();
  let begun: Begun[] = [];
  try {
    for (const file of files) {
      try {
        begun.push(begin(file, mode));
      } catch (error) {
        errors.set(file.path, error);
      }
      if (begun.length < openAtOnce) continue;
      await finish(begun, errors);
      begun = [];
    }
  } finally {
    await finish(begun, errors);
  }
  return errors;
}

/** What only fills the system's memory need not be waited for; to hand it over to be waited for takes longer. */
function begin({ path, content }: SmallFile, mode: number): Begun {
  const temporary = temporaryFor(path);
  const descriptor = openSync(temporary, "w", mode);
  try {
    writeFileSync(descriptor, content);
    return { path, temporary, descriptor };
  } catch (error) {
    closeSync(descriptor);
    discard(temporary);
    throw error;
  }
}

async function finish(begun: readonly Begun[], errors: Map<string, unknown>): Promise<void> {
  const synced = await Promise.allSettled(begun.map(({ descriptor }) => sync(descriptor)));
  for (const [position, { path, temporary, descriptor }] of begun.entries()) {
    try {
      closeSync(descriptor);
      const outcome = synced[position];
      if (outcome?.status === "rejected") throw outcome.reason;
      renameSync(temporary, path);
    } catch (error) {
      errors.set(path, error);
      discard(temporary);
    }
  }
}

function discard(temporary: string): void {
  try {
    rmSync(temporary, { force: true });
  } catch {
    // The folder that does not take it back has been told of already.
  }
}
