import { createReadStream } from "node:fs";

import { maxDocumentLength } from "@elicense/sdk";

import { exitCodes } from "../../exit.js";
import { CommandError } from "./CommandError.js";

/** A character takes 4 bytes of UTF-8 at the most. */
const maxBytes = 4 * maxDocumentLength;

/**
 * Reads the text of a document's file; of one that is longer than any document, as much as tells so: whoever judges the
 * text finds it too large, and memory holds no more, whatever the file says of its size.
 *
 * @throws {CommandError} FILE_UNREADABLE.
 */
export async function readDocumentText(file: string): Promise<string> {
  try {
    const parts: Buffer[] = [];
    for await (const part of createReadStream(file, { end: maxBytes }) as AsyncIterable<Buffer>) parts.push(part);
    return Buffer.concat(parts).toString("utf8");
  } catch (error) {
    throw unreadable(file, error);
  }
}

/** The error of a file that cannot be read. */
export function unreadable(file: string, error: unknown): CommandError {
  return new CommandError("file.unreadable", exitCodes.usage, { file, reason: systemCode(error) });
}

/** The error of a folder that cannot be written to. */
export function unwritable(folder: string, error: unknown): CommandError {
  return new CommandError("folder.unwritable", exitCodes.usage, { folder, reason: systemCode(error) });
}

/** The system's code of an error, such as ENOENT. */
function systemCode(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? "?";
}
