import type { Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

import { exitCodes } from "../../exit.js";
import type { MessageKey } from "../../messages/index.js";
import { CommandError } from "./CommandError.js";
import { unreadable } from "./readDocument.js";

/**
 * Finds the files that a path names: the file itself, or the `.json` files right in a folder, by name.
 *
 * @param empty - What to complain of where the folder has none: nothing to look at must not pass for all well.
 * @throws {CommandError} FILE_UNREADABLE, or `empty`.
 */
export async function findJsonFiles(path: string, empty: MessageKey): Promise<readonly string[]> {
  const found = await stat(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  if (!found.isDirectory()) return [path];
  const entries = await readdir(path, { withFileTypes: true }).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  // What a link leads to is looked at, or found unreadable: nothing that the folder shows is passed over.
  const isFound = (entry: Dirent): boolean => entry.isFile() || entry.isSymbolicLink();
  const names = entries.filter((entry) => isFound(entry) && entry.name.endsWith(".json")).map(({ name }) => name);
  if (names.length === 0) throw new CommandError(empty, exitCodes.usage, { folder: path });
  return names.sort().map((name) => join(path, name));
}
