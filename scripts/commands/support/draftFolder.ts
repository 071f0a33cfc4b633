import { unlinkSync } from "node:fs";
import { lstat, opendir, rmdir, stat, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { documentPath, prepareFolder } from "../issue/DocumentFolder.js";
import { unwritable } from "./readDocument.js";

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
 * Writes the documents of licenses that await an approval, so that who approves can look at more than their roots.
 *
 * @throws {CommandError} FOLDER_UNWRITABLE.
 */
export async function writeDrafts(request: string, documents: readonly DraftDocument[]): Promise<void> {
  if (documents.length === 0) return;
  const folder = draftFolder(request);
  await prepareFolder(folder);
  for (const { identifier, text } of documents) {
    await writeFile(documentPath(folder, identifier), text, { mode: 0o600 }).catch((error: unknown) => {
      throw unwritable(folder, error);
    });
  }
}

/** Takes the documents away that a request asked to issue, one by one, however many they are. */
export async function removeDrafts(request: string): Promise<void> {
  const folder = draftFolder(request);
  try {
    // What a link leads to is somebody else's.
    if ((await lstat(folder)).isSymbolicLink()) {
      await unlink(folder);
      return;
    }
    for await (const { name } of await opendir(folder)) remove(join(folder, name));
    await rmdir(folder);
  } catch {
    // What stays is in nobody's way.
  }
}

/** One that stays keeps none of the others. To hand each over to be waited for takes seven times as long. */
function remove(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // The folder stays with it.
  }
}
