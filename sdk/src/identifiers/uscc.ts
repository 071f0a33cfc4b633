import { requireEmbeddedDivision } from "./embeddedDivision.js";
import { organisationCodeCheckCharacter } from "./organisationCode.js";
import { accepts, digits, requireAlphabet, requireCheck, requireLength, type Alphabet, type Subject } from "./text.js";

/** A unified social credit code (GB 32100), the public code of an organisation, taken apart. */
export interface Uscc {
  /** Character 1: the kind of department that registers; "3" is justice. */
  readonly department: string;
  /** Character 2: the kind of organisation; "1" under justice is a law firm. */
  readonly kind: string;
  /** Characters 3–8: division of the registering authority, on the day of registration. */
  readonly division: string;
  /** Characters 9–17: organisation code (GB 11714) with its own check character. */
  readonly organisationCode: string;
  /** Character 18. */
  readonly check: string;
}

/** Digits and capital letters without I, O, S, V and Z, each at its value. */
const values = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const alphabet: Alphabet = { allowed: "0-9A-HJ-NP-RTUWXY", stranger: /[^0-9A-HJ-NP-RTUWXY]/ };
const kind = "unified social credit code";

/**
 * Reads a unified social credit code and checks both of its check characters (GB 32100-2015; GB 11714-1997).
 *
 * @param text - 18 characters.
 * @param field - Field that an error names.
 * @returns The parts.
 * @throws {ElicenseError} IDENTIFIER_CHARACTER, IDENTIFIER_LENGTH, IDENTIFIER_DIVISION or IDENTIFIER_CHECK.
 * @example
 * parseUscc("31340000E0FAKE073W").division; // "340000"
 */
export function parseUscc(text: string, field = "uscc"): Uscc {
  const subject: Subject = { field, kind };
  requireAlphabet(text, alphabet, subject);
  requireLength(text, subject, 18);

  const division = text.slice(2, 8);
  const organisationCode = text.slice(8, 17);
  const check = text.charAt(17);
  requireAlphabet(division, digits, subject, 2);
  requireEmbeddedDivision(division, "3–8", subject);
  requireCheck(check, usccCheckCharacter(text.slice(0, 17), field), 18, subject);
  requireCheck(organisationCode.charAt(8), organisationCodeCheckCharacter(organisationCode.slice(0, 8)), 17, subject);

  return { department: text.charAt(0), kind: text.charAt(1), division, organisationCode, check };
}

/**
 * Tells whether a text is a unified social credit code.
 *
 * @example
 * isUscc("31340000E0FAKE073W"); // true
 */
export function isUscc(text: string): boolean {
  return accepts(parseUscc, text);
}

/**
 * Check character of a unified social credit code: weights 3^(i−1) modulo 31 (GB 32100-2015). It finds every single
 * substitution and every transposition of neighbours.
 *
 * @param body - The 17 characters before the check character.
 * @param field - Field that an error names.
 * @throws {ElicenseError} IDENTIFIER_CHARACTER or IDENTIFIER_LENGTH.
 * @example
 * usccCheckCharacter("31340000E0FAKE073"); // "W"
 */
export function usccCheckCharacter(body: string, field = "uscc"): string {
  const subject: Subject = { field, kind };
  requireAlphabet(body, alphabet, subject);
  requireLength(body, subject, 17);

  let sum = 0;
  let weight = 1;
  for (const character of body) {
    sum += weight * values.indexOf(character);
    weight = (weight * 3) % 31;
  }
  return values.charAt((31 - (sum % 31)) % 31);
}
