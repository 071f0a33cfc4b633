/** A line of a file, from 1: its text, or why it has none. */
export type Line =
  | { readonly number: number; readonly text: string }
  | { readonly number: number; readonly fault: "CSV_ENCODING" | "CSV_LINE_TOO_LONG" };

/** How long a line may be, bytes. What is longer is not kept. */
export const maxLineBytes = 1_048_576;

const lineFeed = 0x0a;
const byteOrderMark = "\uFEFF";
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Splits a file into lines, as it comes. Line breaks are LF or CRLF; a byte order mark before the first line is left
 * out; a line break at the end of the file starts no further line.
 *
 * @param chunks - The file's bytes.
 */
export async function* readLines(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Line> {
  let number = 1;
  let parts: Uint8Array[] = [];
  let length = 0;
  const keep = (part: Uint8Array): void => {
    length += part.length;
    if (length <= maxLineBytes) parts.push(part);
  };

  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, start)) {
      keep(chunk.subarray(start, end));
      yield toLine(number++, parts, length);
      parts = [];
      length = 0;
      start = end + 1;
    }
    keep(chunk.subarray(start));
  }
  if (length > 0) yield toLine(number, parts, length);
}

function toLine(number: number, parts: readonly Uint8Array[], length: number): Line {
  if (length > maxLineBytes) return { number, fault: "CSV_LINE_TOO_LONG" };
  try {
    const text = decoder.decode(Buffer.concat(parts)).replace(/\r$/, "");
    return { number, text: number === 1 && text.startsWith(byteOrderMark) ? text.slice(1) : text };
  } catch {
    return { number, fault: "CSV_ENCODING" };
  }
}
