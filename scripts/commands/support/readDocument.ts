import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";

import { ElicenseError, maxDocumentLength } from "@elicense/sdk";

import { exitCodes } from "../../exit.js";
import { CommandError } from "./CommandError.js";

/** A character takes 4 bytes of UTF-8 at the most. */
const maxBytes = 4 * maxDocumentLength;

/**
 * Reads the text of a document's file.
 *
 * @throws {CommandError} FILE_UNREADABLE.
 * @throws {ElicenseError} DOCUMENT_TOO_LARGE, before it is read.
 */
export async function readDocumentText(file: string): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size > maxBytes) throw new ElicenseError("DOCUMENT_TOO_LARGE", { length: size, maximum: maxDocumentLength });
    return await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof ElicenseError) throw error;
    throw unreadable(file, error);
  }
}

/**
 * Reads as much of a document's file as tells that it is longer than any document, where it is: whoever judges the text
 * finds it so, and memory holds no more.
 *
 * @throws {CommandError} FILE_UNREADABLE.
 */
export async function readDocumentStart(file: string): Promise<string> {
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
