import { DOCUMENT_NOT_JSON, DOCUMENT_NUMBER_FORM } from "../errors/catalogue/documents.js";
import { ElicenseError } from "../errors/ElicenseError.js";

/** What stands in a JSON text. */
export interface ReadText {
  readonly value: unknown;
  /** Members that the text writes, each name as often as it stands there: `JSON.parse` keeps the last silently. */
  readonly members: number;
}

const [quote, backslash, colon, zero, nine] = ['"', "\\", ":", "0", "9"].map((character) =>
  character.charCodeAt(0),
) as [number, number, number, number, number];

/**
 * Parses a JSON text, in time that grows with its length alone.
 *
 * @throws {ElicenseError} DOCUMENT_NOT_JSON, or DOCUMENT_NUMBER_FORM for a number that is not written as RFC 8785
 * writes it: `JSON.parse` would round it silently.
 */
export function readText(text: string): ReadText {
  const value = parse(text);
  let members = 0;
  let position = 0;
  while (position < text.length) {
    const character = text.charCodeAt(position);
    if (character === quote) position = endOfString(text, position);
    else if (isDigit(character)) position = endOfNumber(text, position);
    else {
      if (character === colon) members += 1;
      position += 1;
    }
  }
  return { value, members };
}

function parse(text: string): unknown {
  try {
    // A byte order mark is what some editors put before the text.
    return JSON.parse(text.replace(/^\uFEFF/, "")) as unknown;
  } catch {
    // The parser's message quotes the text, which may be personal data.
    throw new ElicenseError(DOCUMENT_NOT_JSON);
  }
}

function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end + 1;
}

function isEscaped(text: string, position: number): boolean {
  let first = position;
  while (text.charCodeAt(first - 1) === backslash) first -= 1;
  return (position - first) % 2 === 1;
}

/** The end of a number, which begins with its first digit: a sign before it is written in one way alone. */
function endOfNumber(text: string, start: number): number {
  const number = /[-+.eE0-9]*/y;
  number.lastIndex = start;
  const written = number.exec(text)?.[0] ?? "";
  if (String(Number(written)) !== written) throw new ElicenseError(DOCUMENT_NUMBER_FORM);
  return start + written.length;
}

function isDigit(character: number): boolean {
  return character >= zero && character <= nine;
}
