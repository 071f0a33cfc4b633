import { IDENTIFIER_DIVISION } from "../errors/catalogue/identifiers.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { accepts, digits, requireAlphabet, requireLength, type Subject } from "./text.js";

/** How deep a division lies. */
export type DivisionLevel = "country" | "province" | "city" | "county";

/** An administrative division code (GB/T 2260), taken apart. */
export interface DivisionCode {
  /** All six digits. */
  readonly code: string;
  /** Digits 1–2; "10" stands for the whole country. */
  readonly province: string;
  /** Digits 3–4; "00" for a province, "90" for counties directly under one. */
  readonly city: string;
  /** Digits 5–6; "00" for a city. */
  readonly county: string;
  readonly level: DivisionLevel;
}

const country = "100000";

/**
 * Reads an administrative division code: province, city and county at two digits each (GB/T 2260-2007). Only the form is
 * checked, not that the division exists today.
 *
 * @param text - Six digits, "341623"; "100000" is the whole country.
 * @param field - Field that an error names.
 * @returns The parts and the level.
 * @throws {ElicenseError} IDENTIFIER_CHARACTER, IDENTIFIER_LENGTH, or IDENTIFIER_DIVISION: it starts with 0, has a
 * county without a city, or lies below the country's own code.
 * @example
 * parseDivisionCode("341623").level; // "county"
 */
export function parseDivisionCode(text: string, field = "divisionCode"): DivisionCode {
  const subject: Subject = { field, kind: "administrative division code" };
  requireAlphabet(text, digits, subject);
  requireLength(text, subject, 6);

  const province = text.slice(0, 2);
  const city = text.slice(2, 4);
  const county = text.slice(4, 6);
  const orphan = city === "00" && county !== "00";
  const belowCountry = province === "10" && text !== country;
  if (text.startsWith("0") || orphan || belowCountry) {
    throw new ElicenseError(IDENTIFIER_DIVISION, { ...subject, positions: "1–6" });
  }

  return { code: text, province, city, county, level: levelOf(text) };
}

/**
 * Tells whether a text is an administrative division code.
 *
 * @example
 * isDivisionCode("340001"); // false: a county without a city
 */
export function isDivisionCode(text: string): boolean {
  return accepts(parseDivisionCode, text);
}

/**
 * Tells whether a division lies within another, or is the same.
 *
 * @param outer - Division code; "100000" contains every division.
 * @param inner - Division code.
 * @throws {ElicenseError} As {@link parseDivisionCode}, naming the field "outer" or "inner".
 * @example
 * divisionContains("340000", "341600"); // true: Bozhou lies in Anhui
 * divisionContains("341600", "340100"); // false
 */
export function divisionContains(outer: string, inner: string): boolean {
  const around = parseDivisionCode(outer, "outer");
  const within = parseDivisionCode(inner, "inner");
  return within.code.startsWith(around.code.slice(0, significantDigits[around.level]));
}

/**
 * The number that stands for a division on the chain (uint24).
 *
 * @param code - Division code.
 * @throws {ElicenseError} As {@link parseDivisionCode}.
 * @example
 * divisionToNumber("341600"); // 341600n
 */
export function divisionToNumber(code: string): bigint {
  return BigInt(parseDivisionCode(code).code);
}

/**
 * The division code that a number on the chain stands for.
 *
 * @param value - Number as the chain returned it.
 * @param field - Field that an error names.
 * @throws {ElicenseError} As {@link parseDivisionCode}.
 * @example
 * divisionFromNumber(341600n); // "341600"
 */
export function divisionFromNumber(value: bigint | number, field = "division"): string {
  // No padding: a valid code never starts with 0, so a shorter number is a fault.
  return parseDivisionCode(String(value), field).code;
}

const significantDigits: Readonly<Record<DivisionLevel, number>> = { country: 0, province: 2, city: 4, county: 6 };

function levelOf(code: string): DivisionLevel {
  if (code === country) return "country";
  if (code.endsWith("0000")) return "province";
  return code.endsWith("00") ? "city" : "county";
}
