import {
  accepts,
  digits,
  digitsAndCapitals,
  requireAlphabet,
  requireLength,
  type Alphabet,
  type Subject,
} from "./text.js";

/** Class of a legal professional qualification, by the letter that starts its number. */
export type QualificationClass = "A" | "B" | "C";

/** A legal professional qualification number, taken apart. Personal data. */
export interface QualificationNumber {
  readonly class: QualificationClass;
  /** The 14 digits after the letter. */
  readonly digits: string;
}

const classes: Alphabet = { allowed: "A-C", stranger: /[^A-C]/ };

/**
 * Reads the number of a legal professional qualification certificate. It has no check digit. Errors never repeat the
 * number.
 *
 * @param text - A, B or C, then 14 digits.
 * @param field - Field that an error names.
 * @returns The parts.
 * @throws {ElicenseError} IDENTIFIER_CHARACTER or IDENTIFIER_LENGTH.
 * @example
 * parseQualificationNumber("A20143499000001").class; // "A"
 */
export function parseQualificationNumber(text: string, field = "qualificationNumber"): QualificationNumber {
  const subject: Subject = { field, kind: "legal professional qualification number" };
  requireAlphabet(text, digitsAndCapitals, subject);
  requireLength(text, subject, 15);
  requireAlphabet(text.slice(0, 1), classes, subject);
  requireAlphabet(text.slice(1), digits, subject, 1);

  // The alphabet above lets no other letter through.
  return { class: text.charAt(0) as QualificationClass, digits: text.slice(1) };
}

/**
 * Tells whether a text is the number of a legal professional qualification certificate.
 *
 * @example
 * isQualificationNumber("D20143499000001"); // false
 */
export function isQualificationNumber(text: string): boolean {
  return accepts(parseQualificationNumber, text);
}
