import { isAscii, isUtf8 } from "node:buffer";

import { splitLines } from "./splitLines.js";
import type { OpenFile } from "./Table.js";

/** An encoding that a file may have. */
export type Encoding = "UTF-8" | "GB18030" | "UTF-16LE" | "UTF-16BE";

/**
 * Finds out in which encoding a text is: by its byte order mark, or by whether its lines are UTF-8. Where lines of both
 * kinds are mixed, those that are fewer are left to be refused one by one.
 *
 * @param open - Opens the file; all of it is read.
 */
export async function detectEncoding(open: OpenFile): Promise<Encoding> {
  let utf8 = 0;
  let other = 0;
  for await (const lines of splitLines(open())) {
    for (const { number, bytes } of lines) {
      const mark = number === 1 ? byMark(bytes) : undefined;
      if (mark !== undefined) return mark;
      if (isAscii(bytes)) continue;
      if (looksUtf8(bytes)) utf8++;
      else other++;
    }
  }
  return other > utf8 ? "GB18030" : "UTF-8";
}

/**
 * Tells whether a line that is not all ASCII is UTF-8, be it with some damage: text in GB18030 gives hardly a character
 * of UTF-8, and text in UTF-8 hardly a broken one.
 */
export function looksUtf8(bytes: Uint8Array): boolean {
  if (isUtf8(bytes)) return true;
  let whole = 0;
  let broken = 0;
  for (const character of lenient.decode(bytes)) {
    if (character === "\uFFFD") broken++;
    else if (character > "\x7F") whole++;
  }
  return whole > broken;
}

const lenient = new TextDecoder("utf-8");

function byMark([first, second, third]: Uint8Array): Encoding | undefined {
  if (first === 0xff && second === 0xfe) return "UTF-16LE";
  if (first === 0xfe && second === 0xff) return "UTF-16BE";
  return first === 0xef && second === 0xbb && third === 0xbf ? "UTF-8" : undefined;
}
