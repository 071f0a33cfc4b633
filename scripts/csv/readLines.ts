import { isAscii, isUtf8 } from "node:buffer";

import { looksUtf8, type Encoding } from "./detectEncoding.js";
import { csvFault, type Fault } from "./Fault.js";
import { maxLineBytes, splitLines, type ByteLine } from "./splitLines.js";

/** A line of a file, from 1: its text, or why it has none. */
export type Line =
  { readonly number: number; readonly text: string } | { readonly number: number; readonly fault: Fault };

const byteOrderMark = "\uFEFF";
const decoders = {
  "UTF-8": new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }),
  GB18030: new TextDecoder("gb18030", { fatal: true }),
} as const;

/**
 * Reads a file's lines, as it comes. Line breaks are LF or CRLF; a byte order mark before the first line is left out.
 *
 * @param chunks - The file's bytes.
 * @returns The lines that end in each chunk.
 */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<readonly Line[]> {
  const bytes = encoding === "UTF-16LE" || encoding === "UTF-16BE" ? fromUtf16(chunks, encoding) : chunks;
  for await (const lines of splitLines(bytes)) yield lines.map((line) => toLine(line, encoding));
}

/** Brings UTF-16 into UTF-8; what is half a character becomes the sign for a damaged one, which no cell may have. */
async function* fromUtf16(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  encoding: "UTF-16LE" | "UTF-16BE",
): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}

function toLine({ number, bytes, tooLong }: ByteLine, encoding: Encoding): Line {
  if (tooLong === true) {
    return { number, fault: csvFault(number, null, "CSV_LINE_TOO_LONG", { maximum: maxLineBytes }) };
  }
  const text = decode(bytes, encoding);
  if (text === undefined) return { number, fault: csvFault(number, null, "CSV_ENCODING", { encoding }) };
  const marked = number === 1 && text.startsWith(byteOrderMark);
  return { number, text: text.slice(marked ? 1 : 0, text.endsWith("\r") ? -1 : undefined) };
}

function decode(bytes: Uint8Array, encoding: Encoding): string | undefined {
  if (encoding === "GB18030") {
    // In a file of GB18030 a line of UTF-8 has its own bytes for other characters.
    if (!isAscii(bytes) && looksUtf8(bytes)) return undefined;
    return decodeGb18030(bytes);
  }
  return isUtf8(bytes) ? decoders["UTF-8"].decode(bytes) : undefined;
}

function decodeGb18030(bytes: Uint8Array): string | undefined {
  try {
    return decoders.GB18030.decode(bytes);
  } catch {
    return undefined;
  }
}
