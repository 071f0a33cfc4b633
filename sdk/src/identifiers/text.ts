import { IDENTIFIER_CHARACTER, IDENTIFIER_CHECK, IDENTIFIER_LENGTH } from "../errors/catalogue/identifiers.js";
import { ElicenseError } from "../errors/ElicenseError.js";

/** What an error names: the field that the caller knows it by, and the kind of identifier in English. */
export interface Subject {
  readonly field: string;
  readonly kind: string;
}

/** Characters that an identifier may contain. */
export interface Alphabet {
  /** As people read it, such as "0-9A-Z". */
  readonly allowed: string;
  readonly stranger: RegExp;
}

export const digits: Alphabet = { allowed: "0-9", stranger: /[^0-9]/ };

export const digitsAndCapitals: Alphabet = { allowed: "0-9A-Z", stranger: /[^0-9A-Z]/ };

/**
 * Refuses a text with a character outside the alphabet. Ask this before the length: whoever has typed a space after
 * the number learns more from "character 19" than from "19 instead of 18".
 *
 * @param offset - Characters before this text in what the field holds.
 * @throws {ElicenseError} IDENTIFIER_CHARACTER, with the 1-based position.
 */
export function requireAlphabet(text: string, alphabet: Alphabet, subject: Subject, offset = 0): void {
  const index = text.search(alphabet.stranger);
  if (index < 0) return;
  throw new ElicenseError(IDENTIFIER_CHARACTER, {
    ...subject,
    position: offset + index + 1,
    allowed: alphabet.allowed,
  });
}

/**
 * Refuses a text of another length.
 *
 * @param from - Fewest characters.
 * @param to - Most characters; as many as `from` if left out.
 * @throws {ElicenseError} IDENTIFIER_LENGTH.
 */
export function requireLength(text: string, subject: Subject, from: number, to = from): void {
  if (text.length >= from && text.length <= to) return;
  throw new ElicenseError(IDENTIFIER_LENGTH, {
    ...subject,
    expected: from === to ? from : `${from}–${to}`,
    actual: text.length,
  });
}

/**
 * Refuses a check character other than the expected one.
 *
 * @param position - Where the check character stands, 1-based.
 * @throws {ElicenseError} IDENTIFIER_CHECK, with the character that was expected.
 */
export function requireCheck(actual: string, expected: string, position: number, subject: Subject): void {
  if (actual === expected) return;
  throw new ElicenseError(IDENTIFIER_CHECK, { ...subject, position, expected });
}

/** Tells whether a parser takes the text. */
export function accepts(parse: (text: string) => unknown, text: string): boolean {
  try {
    parse(text);
    return true;
  } catch (error) {
    if (error instanceof ElicenseError) return false;
    throw error;
  }
}
