import { unlinkSync } from "node:fs";
import { lstat, opendir, rmdir, stat, unlink } from "node:fs/promises";
import { basename, join } from "node:path";

import { documentPath, prepareFolder, writeDocuments } from "../issue/DocumentFolder.js";

/** A document of a license that is to be issued. */
export interface DraftDocument {
  /** The e-license identifier. */
  readonly identifier: string;
  /** Sealed as it will be issued, but for the block, which nobody knows yet. */
  readonly text: string;
}

/** Names the folder of the documents that a request asks to issue, which stands beside it. */
export function draftFolder(request: string): string {
  return request.replace(/\.json$/, "");
}

/** Tells whether the documents that a request asks to issue stand beside it. */
export async function hasDrafts(request: string): Promise<boolean> {
  const found = await stat(draftFolder(request)).catch(() => undefined);
  return found?.isDirectory() === true;
}

/**
 * Names the files beside a request. Where a link stands in the place of their folder, it is taken away, and nothing is
 * named: what it leads to is somebody else's.
 */
export async function* listDrafts(request: string): AsyncGenerator<string> {
  const folder = draftFolder(request);
  try {
    if ((await lstat(folder)).isSymbolicLink()) {
      await unlink(folder);
      return;
    }
    for await (const { name } of await opendir(folder)) yield name;
  } catch {
    // There is no folder, or none that can be read.
  }
}

/**
 * Writes the documents of licenses that await an approval, so that who approves can look at more than their roots. That
 * may be now, of a request that asked for the same licenses before: each document is there whole all the while.
 *
 * @returns Names of their files.
 * @throws {CommandError} FOLDER_UNWRITABLE.
 */
export async function writeDrafts(request: string, documents: readonly DraftDocument[]): Promise<readonly string[]> {
  if (documents.length === 0) return [];
  const folder = draftFolder(request);
  await prepareFolder(folder);
  const errors = await writeDocuments(folder, documents);
  for (const error of errors.values()) throw error;
  return documents.map(({ identifier }) => basename(documentPath(folder, identifier)));
}

/**
 * Takes documents away that a request asked to issue, one by one, however many they are, and their folder with the last.
 *
 * @param names - Names of their files; all if left out.
 */
export async function removeDrafts(
  request: string,
  names: Iterable<string> | AsyncIterable<string> = listDrafts(request),
): Promise<void> {
  const folder = draftFolder(request);
  for await (const name of names) remove(join(folder, name));
  await rmdir(folder).catch(() => {
    // What stays is in nobody's way.
  });
}

/** One that stays keeps none of the others. To hand each over to be waited for takes seven times as long. */
function remove(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // The folder stays with it.
  }
}
