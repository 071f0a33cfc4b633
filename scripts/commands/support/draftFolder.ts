import { unlinkSync } from "node:fs";
import { lstat, opendir, rmdir, stat, unlink } from "node:fs/promises";
import { basename, join } from "node:path";

import { isFileOf } from "../../files.js";
import { documentPath, isDocumentName, prepareFolder, writeDocuments } from "../issue/DocumentFolder.js";
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

/** Names the documents beside a request, and what is left of writing them; none where a link stands in their place. */
export async function* listDrafts(request: string): AsyncGenerator<string> {
  const folder = draftFolder(request);
  try {
    // What a link leads to is somebody else's.
    if ((await lstat(folder)).isSymbolicLink()) return;
    for await (const { name } of await opendir(folder)) if (isDocumentName(name)) yield name;
  } catch {
    // There is no folder, or none that can be read.
  }
}

/**
 * Writes the documents of licenses that await an approval, so that who approves can look at more than their roots. That
 * may be now, of a request that asked for the same licenses before: each document is there whole all the while. A link
 * that stands in the place of their folder gives way to one.
 *
 * @returns Names of their files.
 * @throws {CommandError} FOLDER_UNWRITABLE.
 */
export async function writeDrafts(request: string, documents: readonly DraftDocument[]): Promise<readonly string[]> {
  if (documents.length === 0) return [];
  const folder = draftFolder(request);
  await removeLink(folder);
  await prepareFolder(folder);
  const pathOf = ({ identifier }: DraftDocument): string => documentPath(folder, identifier);
  // Most stand there already where a run asks again for what it asked for before.
  const changed = documents.filter((document) => !has(pathOf(document), document.text));
  const [error] = (await writeDocuments(folder, changed)).values();
  if (error !== undefined) throw error;
  return documents.map((document) => basename(pathOf(document)));
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
  try {
    await removeLink(folder);
    for await (const name of names) remove(join(folder, name));
    await rmdir(folder);
  } catch {
    // What stays is in nobody's way.
  }
}

/** @throws {CommandError} FOLDER_UNWRITABLE where a link stands in a folder's place and cannot be taken away. */
async function removeLink(folder: string): Promise<void> {
  const found = await lstat(folder).catch(() => undefined);
  if (found?.isSymbolicLink() !== true) return;
  await unlink(folder).catch((error: unknown) => {
    throw unwritable(folder, error);
  });
}

/** One that cannot be read may be one that can be replaced. */
function has(path: string, text: string): boolean {
  try {
    return isFileOf(path, text);
  } catch {
    return false;
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
