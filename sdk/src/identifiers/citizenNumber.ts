import { IDENTIFIER_DATE } from "../errors/catalogue/identifiers.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { isCalendarDate } from "./calendarDate.js";
import { requireEmbeddedDivision } from "./embeddedDivision.js";
import { mod11Radix2 } from "./iso7064.js";
import type { Sex } from "./sex.js";
import { accepts, digits, requireAlphabet, requireCheck, requireLength, type Alphabet, type Subject } from "./text.js";

/** What a citizen number (GB 11643) says about its holder. Personal data. */
export interface CitizenNumber {
  /** Characters 1–6: division of the first registration, as it stood then. */
  readonly division: string;
  /** Characters 7–14, as YYYY-MM-DD. */
  readonly birthDate: string;
  /** Character 17: odd is male, even is female. */
  readonly sex: Sex;
}

const digitsAndX: Alphabet = { allowed: "0-9X", stranger: /[^0-9X]/ };
const kind = "citizen number";

/**
 * Reads a citizen number: division, date of birth, sequence and check character (GB 11643-1999). The 15-digit numbers that
 * came before 1999 are refused. Errors never repeat the number.
 *
 * @param text - 17 digits, then a digit or a capital X.
 * @param field - Field that an error names.
 * @returns What the number says.
 * @throws {ElicenseError} IDENTIFIER_CHARACTER, IDENTIFIER_LENGTH, IDENTIFIER_DIVISION, IDENTIFIER_DATE: no such day
 * in the calendar, or IDENTIFIER_CHECK.
 * @example
 * parseCitizenNumber("349900198503120015").birthDate; // "1985-03-12"
 */
export function parseCitizenNumber(text: string, field = "citizenNumber"): CitizenNumber {
  const subject: Subject = { field, kind };
  requireAlphabet(text, digitsAndX, subject);
  requireLength(text, subject, 18);

  const body = text.slice(0, 17);
  const division = text.slice(0, 6);
  const birth = text.slice(6, 14);
  requireAlphabet(body, digits, subject);
  requireEmbeddedDivision(division, "1–6", subject);
  if (!isCalendarDate(birth)) throw new ElicenseError(IDENTIFIER_DATE, { ...subject, positions: "7–14" });
  requireCheck(text.charAt(17), mod11Radix2(body), 18, subject);

  return {
    division,
    birthDate: `${birth.slice(0, 4)}-${birth.slice(4, 6)}-${birth.slice(6, 8)}`,
    sex: Number(text.charAt(16)) % 2 === 1 ? "male" : "female",
  };
}

/**
 * Tells whether a text is a citizen number.
 *
 * @example
 * isCitizenNumber("349900198503120015"); // true
 */
export function isCitizenNumber(text: string): boolean {
  return accepts(parseCitizenNumber, text);
}

/**
 * Check character of a citizen number: ISO 7064 MOD 11-2 (GB 11643-1999). It finds every single substitution and every
 * transposition of neighbours.
 *
 * @param body - The 17 digits before the check character.
 * @param field - Field that an error names.
 * @returns A digit or X.
 * @throws {ElicenseError} IDENTIFIER_CHARACTER or IDENTIFIER_LENGTH.
 * @example
 * citizenNumberCheckCharacter("34990019850312001"); // "5"
 */
export function citizenNumberCheckCharacter(body: string, field = "citizenNumber"): string {
  const subject: Subject = { field, kind };
  requireAlphabet(body, digits, subject);
  requireLength(body, subject, 17);
  return mod11Radix2(body);
}
