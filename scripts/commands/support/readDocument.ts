import { constants } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";

import { maxDocumentLength } from "@elicense/sdk";

import { exitCodes } from "../../exit.js";
import { CommandError } from "./CommandError.js";
import { unreadableFor } from "./unreadableFor.js";

/** A character takes 4 bytes of UTF-8 at the most. */
const maxBytes = 4 * maxDocumentLength;

/** A pipe that nobody writes into is opened all the same; Windows has no such flag, and no such files. */
const withoutWaiting = constants.O_RDONLY | ((constants.O_NONBLOCK as number | undefined) ?? 0);

/**
 * Reads the text of a document's file; of one that is longer than any document, as much as tells so: whoever judges the
 * text finds it too large, and memory holds no more, whatever the file says of its size. What is no file but a pipe or a
 * device is not read: it need not come to an end.
 *
 * @throws {CommandError} FILE_UNREADABLE or FILE_NOT_REGULAR.
 */
export async function readDocumentText(file: string): Promise<string> {
  try {
    const opened = await open(file, withoutWaiting);
    try {
      return await readRegular(opened, file);
    } finally {
      await opened.close();
    }
  } catch (error) {
    throw error instanceof CommandError ? error : unreadable(file, error);
  }
}

async function readRegular(opened: FileHandle, file: string): Promise<string> {
  const found = await opened.stat();
  // Of a folder, the system says better that it is one.
  if (!found.isFile() && !found.isDirectory()) throw new CommandError("file.notRegular", exitCodes.usage, { file });
  const parts: Buffer[] = [];
  const stream = opened.createReadStream({ end: maxBytes, autoClose: false });
  for await (const part of stream as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
}

/** The error of a file that cannot be read. */
export function unreadable(file: string, error: unknown): CommandError {
  return unreadableFor(file, systemCode(error));
}

/** The error of a folder that cannot be written to. */
export function unwritable(folder: string, error: unknown): CommandError {
  return new CommandError("folder.unwritable", exitCodes.usage, { folder, reason: systemCode(error) });
}

/** The error of a file that cannot be written. */
export function unwritableFile(file: string, error: unknown): CommandError {
  return new CommandError("file.unwritable", exitCodes.usage, { file, reason: systemCode(error) });
}

/** The system's code of an error, such as ENOENT. */
function systemCode(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? "?";
}
