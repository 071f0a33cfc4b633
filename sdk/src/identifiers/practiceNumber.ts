import {
  IDENTIFIER_CATEGORY,
  IDENTIFIER_DATE,
  IDENTIFIER_DISAGREES,
  IDENTIFIER_DIVISION,
  IDENTIFIER_DIVISION_LEVEL,
} from "../errors/catalogue/identifiers.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { parseDivisionCode } from "./divisionCode.js";
import { isLawyerCategory, type LawyerCategory } from "./lawyerCategory.js";
import type { Sex } from "./sex.js";
import { accepts, digits, requireAlphabet, requireLength, type Alphabet, type Subject } from "./text.js";

/** A lawyer's practice number, taken apart. Personal data. */
export interface PracticeNumber {
  /** Digits 2–3: first two digits of the division in which the firm lies. */
  readonly province: string;
  /** Digits 4–5: digits 3–4 of that division. */
  readonly city: string;
  /** Digits 6–9: year in which the lawyer was first licensed. */
  readonly year: number;
  /** Digit 10. */
  readonly category: LawyerCategory;
  /** Digit 11. */
  readonly sex: Sex;
  /** Digits 12–17: national serial, which never changes. */
  readonly serial: string;
}

/** What else a license says that its practice number repeats. What is left out is not compared, or not changed. */
export interface PracticeNumberFacts {
  /** Division code of the place where the lawyer practises. */
  readonly division?: string;
  readonly category?: LawyerCategory;
  readonly sex?: Sex;
}

/** A part of a practice number that other data of the license repeat. */
export type PracticeNumberPart = "province" | "city" | "category" | "sex";

const kind = "lawyer's practice number";
const one: Alphabet = { allowed: "1", stranger: /[^1]/ };
const sexDigits: Alphabet = { allowed: "0-1", stranger: /[^01]/ };
const digitOfSex: Readonly<Record<Sex, string>> = { male: "0", female: "1" };

/** The People's Republic has licensed nobody before. */
const firstYear = 1949;

export const practiceNumberPositions: Readonly<Record<PracticeNumberPart, string>> = {
  province: "2–3",
  city: "4–5",
  category: "10",
  sex: "11",
};

/**
 * Reads a lawyer's practice number, by the numbering rules of the Ministry of Justice. It has no check digit: compare
 * it with the rest of the license by {@link practiceNumberDisagreements}. Errors never repeat the number.
 *
 * @param text - 17 digits, the first of them 1.
 * @param field - Field that an error names.
 * @returns The parts.
 * @throws {ElicenseError} IDENTIFIER_CHARACTER, IDENTIFIER_LENGTH, IDENTIFIER_DIVISION: the province starts with 0, or
 * IDENTIFIER_DATE: the year is before 1949.
 * @example
 * parsePracticeNumber("13401201511900001").year; // 2015
 */
export function parsePracticeNumber(text: string, field = "practiceNumber"): PracticeNumber {
  const subject: Subject = { field, kind };
  requireAlphabet(text, digits, subject);
  requireLength(text, subject, 17);
  requireAlphabet(text.slice(0, 1), one, subject);
  requireAlphabet(text.slice(10, 11), sexDigits, subject, 10);

  const province = text.slice(1, 3);
  const year = Number(text.slice(5, 9));
  if (province.startsWith("0")) {
    throw new ElicenseError(IDENTIFIER_DIVISION, { ...subject, positions: practiceNumberPositions.province });
  }
  if (year < firstYear) throw new ElicenseError(IDENTIFIER_DATE, { ...subject, positions: "6–9" });

  return {
    province,
    city: text.slice(3, 5),
    year,
    category: requireCategory(text.charAt(9), subject),
    sex: text.charAt(10) === digitOfSex.male ? "male" : "female",
    serial: text.slice(11),
  };
}

/**
 * Tells whether a text is a lawyer's practice number.
 *
 * @example
 * isPracticeNumber("13401201511900001"); // true
 */
export function isPracticeNumber(text: string): boolean {
  return accepts(parsePracticeNumber, text);
}

/**
 * Compares a practice number with what else its license says.
 *
 * Of a division only the digits that it states count: a province's code says nothing about the city, and the whole
 * country's says nothing at all.
 *
 * @param practiceNumber - Practice number.
 * @param facts - What else the license says.
 * @returns The parts that disagree, in the order of the digits; empty if all agree.
 * @throws {ElicenseError} As {@link parsePracticeNumber}, `parseDivisionCode` for the field "division", or
 * IDENTIFIER_CATEGORY for the field "category".
 * @example
 * practiceNumberDisagreements("13401201511900001", { division: "340100", category: "2" }); // ["category"]
 */
export function practiceNumberDisagreements(
  practiceNumber: string,
  facts: PracticeNumberFacts,
): readonly PracticeNumberPart[] {
  const number = parsePracticeNumber(practiceNumber);
  const found: PracticeNumberPart[] = [];

  if (facts.division !== undefined) {
    const { province, city, level } = parseDivisionCode(facts.division, "division");
    if (level !== "country" && province !== number.province) found.push("province");
    if ((level === "city" || level === "county") && city !== number.city) found.push("city");
  }
  if (facts.category !== undefined && factCategory(facts.category) !== number.category) found.push("category");
  if (facts.sex !== undefined && facts.sex !== number.sex) found.push("sex");
  return found;
}

/**
 * Refuses a practice number that disagrees with what else its license says.
 *
 * @param practiceNumber - Practice number.
 * @param facts - What else the license says; see {@link practiceNumberDisagreements}.
 * @param field - Field that an error names.
 * @throws {ElicenseError} IDENTIFIER_DISAGREES with the first part that disagrees, or as
 * {@link practiceNumberDisagreements}.
 * @example
 * requirePracticeNumberAgrees("13401201511900001", { division: "340100", category: "1", sex: "female" });
 */
export function requirePracticeNumberAgrees(
  practiceNumber: string,
  facts: PracticeNumberFacts,
  field = "practiceNumber",
): void {
  parsePracticeNumber(practiceNumber, field);

  const [part] = practiceNumberDisagreements(practiceNumber, facts);
  if (part === undefined) return;
  throw new ElicenseError(IDENTIFIER_DISAGREES, { field, kind, part, positions: practiceNumberPositions[part] });
}

/**
 * Gives a lawyer whose data changed the revised number. Only the digits that the change concerns differ; year and
 * serial stay.
 *
 * @param practiceNumber - Number before the change.
 * @param change - What changed: a division of a city or county, the category, the sex.
 * @param field - Field that an error names.
 * @returns The number after the change.
 * @throws {ElicenseError} As {@link parsePracticeNumber}, `parseDivisionCode` for the field "division",
 * IDENTIFIER_DIVISION_LEVEL: the division names no city, or IDENTIFIER_CATEGORY for the field "category".
 * @example
 * revisePracticeNumber("13401201511900001", { division: "310100" }); // "13101201511900001"
 */
export function revisePracticeNumber(
  practiceNumber: string,
  change: PracticeNumberFacts,
  field = "practiceNumber",
): string {
  const { province, city, category, sex } = parsePracticeNumber(practiceNumber, field);

  const place = change.division === undefined ? province + city : cityDigits(change.division);
  const year = practiceNumber.slice(5, 9);
  const newCategory = change.category === undefined ? category : factCategory(change.category);
  const newSex = digitOfSex[change.sex ?? sex];
  const revised = `1${place}${year}${newCategory}${newSex}${practiceNumber.slice(11)}`;

  parsePracticeNumber(revised, field);
  return revised;
}

function cityDigits(division: string): string {
  const subject: Subject = { field: "division", kind: "administrative division code" };
  const { province, city, level } = parseDivisionCode(division, subject.field);
  if (level !== "city" && level !== "county") {
    throw new ElicenseError(IDENTIFIER_DIVISION_LEVEL, { ...subject, level });
  }
  return province + city;
}

function factCategory(category: string): LawyerCategory {
  return requireCategory(category, { field: "category", kind: "category of lawyers" });
}

function requireCategory(category: string, subject: Subject): LawyerCategory {
  if (isLawyerCategory(category)) return category;
  throw new ElicenseError(IDENTIFIER_CATEGORY, { ...subject, allowed: "0-9" });
}
