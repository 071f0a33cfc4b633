import { open, rename, rm } from "node:fs/promises";

import { temporaryFor } from "../../files.js";
import type { CommandError } from "./CommandError.js";
import { unwritableFile } from "./readDocument.js";

/** About how much is written at once, characters. */
const chunkSize = 65_536;

/** How a file is written. */
export interface WriteOptions {
  /** Permissions of a new file; what the system gives if left out. */
  readonly mode?: number;
  /** Makes the error to throw where the file cannot be written. */
  readonly refused?: (error: unknown) => CommandError;
}

/**
 * Writes a file from parts as they come, such that its name stands for all of them or for what it stood for before: they
 * go into a temporary file beside it, which is synced and then renamed.
 *
 * @param path - The file; its folder must be there.
 * @throws {CommandError} FILE_UNWRITABLE, or what `refused` makes.
 * @throws What the parts throw; nothing of them is kept then.
 */
export async function writeFileWhole(
  path: string,
  parts: Iterable<string> | AsyncIterable<string>,
  options: WriteOptions = {},
): Promise<void> {
  const temporary = temporaryFor(path);
  const refused = (error: unknown): never => {
    throw options.refused?.(error) ?? unwritableFile(path, error);
  };
  const file = await open(temporary, "w", options.mode).catch(refused);
  try {
    try {
      for await (const chunk of chunksOf(parts)) await file.writeFile(chunk).catch(refused);
      // The name must not come to stand for content that the disk does not have yet.
      await file.sync().catch(refused);
    } finally {
      await file.close().catch(refused);
    }
    await rename(temporary, path).catch(refused);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Parts may be lines: the system is asked for more at once. */
async function* chunksOf(parts: Iterable<string> | AsyncIterable<string>): AsyncGenerator<string> {
  let chunk = "";
  for await (const part of parts) {
    chunk += part;
    if (chunk.length < chunkSize) continue;
    yield chunk;
    chunk = "";
  }
  if (chunk !== "") yield chunk;
}
