import { digitsAndCapitals, requireAlphabet, requireLength, type Subject } from "./text.js";

const values = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const weights = [3, 7, 9, 10, 5, 8, 4, 2] as const;

/**
 * Check character of an organisation code: weights 3, 7, 9, 10, 5, 8, 4, 2 modulo 11 (GB 11714-1997).
 *
 * Two characters whose values differ by 11, such as 0 and B, are alike to it.
 *
 * @param body - The eight characters before the check character.
 * @param field - Field that an error names.
 * @returns A digit or X.
 * @throws {ElicenseError} IDENTIFIER_CHARACTER or IDENTIFIER_LENGTH.
 * @example
 * organisationCodeCheckCharacter("D2143569"); // "X"
 */
export function organisationCodeCheckCharacter(body: string, field = "organisationCode"): string {
  const subject: Subject = { field, kind: "organisation code" };
  requireAlphabet(body, digitsAndCapitals, subject);
  requireLength(body, subject, weights.length);

  const sum = weights.reduce((total, weight, index) => total + weight * values.indexOf(body.charAt(index)), 0);
  const check = 11 - (sum % 11);
  if (check === 10) return "X";
  return check === 11 ? "0" : String(check);
}
