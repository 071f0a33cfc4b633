import { open, rm, stat } from "node:fs/promises";

import { exitCodes } from "../../exit.js";
import { CommandError } from "./CommandError.js";
import { unwritableFile } from "./readDocument.js";

/**
 * Refuses a file that is there already, before the work is done that is to go into it.
 *
 * @throws {CommandError} FILE_EXISTS.
 */
export async function requireNewFile(file: string): Promise<void> {
  if ((await stat(file).catch(() => undefined)) !== undefined) throw exists(file);
}

/**
 * Writes a file that is not there yet, and overwrites none. Of one that the disk does not take whole, nothing stays: it
 * would be in the way of the next try.
 *
 * @param mode - Its permissions; what the system gives if left out.
 * @throws {CommandError} FILE_EXISTS or FILE_UNWRITABLE.
 */
export async function writeNewFile(file: string, content: string | Uint8Array, mode?: number): Promise<void> {
  const opened = await open(file, "wx", mode).catch((error: unknown) => {
    throw (error as NodeJS.ErrnoException).code === "EEXIST" ? exists(file) : unwritableFile(file, error);
  });
  try {
    try {
      await opened.writeFile(content);
      await opened.sync();
    } finally {
      await opened.close();
    }
  } catch (error) {
    await rm(file, { force: true }).catch(() => undefined);
    throw unwritableFile(file, error);
  }
}

function exists(file: string): CommandError {
  return new CommandError("file.exists", exitCodes.usage, { file });
}
