import { IDENTIFIER_FORM, IDENTIFIER_VERSION } from "../errors/catalogue/identifiers.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { parseDivisionCode } from "./divisionCode.js";
import { mod37Hybrid36 } from "./iso7064.js";
import {
  accepts,
  digits,
  digitsAndCapitals,
  requireAlphabet,
  requireCheck,
  requireLength,
  type Alphabet,
  type Subject,
} from "./text.js";
import { parseUscc } from "./uscc.js";

/** What an e-license identifier is built from. */
export interface ElicenseIdentifierParts {
  /** License type: the definer's unified social credit code and three digits. */
  readonly type: string;
  /** Unified social credit code of the issuing authority. */
  readonly issuer: string;
  /** 1 to 64 digits and capital letters, the same in every version. */
  readonly serial: string;
  /** 1 to 999. */
  readonly version: number;
}

/** An e-license identifier (GB/T 36904), taken apart. */
export interface ElicenseIdentifier extends ElicenseIdentifierParts {
  /** The identifier itself. */
  readonly text: string;
  /** Unified social credit code of who defined the license type. */
  readonly definer: string;
  /** As read: the unified social credit code of the issuing authority or, from elsewhere, a division code. */
  readonly issuer: string;
  readonly check: string;
}

/** Object identifier under which GB/T 36904 puts every e-license. */
const root = "1.2.156.3005.2";
const form = `${root}.<type>.<issuer>.<serial>.<version>.<check>`;
const kind = "e-license identifier";
const identifierCharacters: Alphabet = { allowed: "0-9A-Z.", stranger: /[^0-9A-Z.]/ };

const serialLength = 20;
const longestSerial = 64;
const lastVersion = 999;

/**
 * Reads an e-license identifier (GB/T 36904-2018) and checks its parts and its check character. It is never repaired: one
 * that breaks the standard is refused, whoever issued it.
 *
 * @param text - `1.2.156.3005.2.<type 21>.<issuer 18 or 6>.<serial 1–64>.<version 3>.<check 1>`.
 * @param field - Field that an error names; for the parts with `.type`, `.issuer`, `.serial`, `.version` or `.check`
 * after it, and positions within the part.
 * @returns The parts; the serial as it was read.
 * @throws {ElicenseError} IDENTIFIER_CHARACTER, IDENTIFIER_FORM: another root or number of parts, IDENTIFIER_LENGTH,
 * IDENTIFIER_DIVISION, IDENTIFIER_VERSION or IDENTIFIER_CHECK.
 * @example
 * parseElicenseIdentifier(
 *   "1.2.156.3005.2.1110000000FAKE012Q001.1134000000FAKE020H.20200430AH0000000001.001.6",
 * ).version; // 1
 */
export function parseElicenseIdentifier(text: string, field = "elicenseIdentifier"): ElicenseIdentifier {
  const subject: Subject = { field, kind };
  requireAlphabet(text, identifierCharacters, subject);

  const parts = text.slice(root.length + 1).split(".");
  if (!text.startsWith(`${root}.`) || parts.length !== 5) {
    throw new ElicenseError(IDENTIFIER_FORM, { ...subject, expected: form });
  }
  // They have just been counted.
  const [type, issuer, serial, version, check] = parts as [string, string, string, string, string];

  const definer = parseType(type, field);
  requireIssuer(issuer, field);
  requireSerial(serial, field);
  const versionNumber = parseVersion(version, field);
  requireLength(check, { field: `${field}.check`, kind: "check character" }, 1);
  requireCheck(check, mod37Hybrid36(type + issuer + serial + version), text.length, subject);

  return { text, type, definer, issuer, serial, version: versionNumber, check };
}

/**
 * Tells whether a text is an e-license identifier.
 *
 * @example
 * isElicenseIdentifier("1.2.156.3005.2"); // false
 */
export function isElicenseIdentifier(text: string): boolean {
  return accepts(parseElicenseIdentifier, text);
}

/**
 * Check character of an e-license identifier: ISO 7064 MOD 37,36 (GB/T 36904-2018). It finds every single substitution.
 *
 * @param body - Type, issuer, serial and version one after the other, without the root and the full stops.
 * @param field - Field that an error names.
 * @throws {ElicenseError} IDENTIFIER_CHARACTER.
 * @example
 * elicenseIdentifierCheckCharacter("1110000000FAKE012Q0011134000000FAKE020H20200430AH0000000001001"); // "6"
 */
export function elicenseIdentifierCheckCharacter(body: string, field = "elicenseIdentifier"): string {
  requireAlphabet(body, digitsAndCapitals, { field, kind });
  return mod37Hybrid36(body);
}

/**
 * Builds an e-license identifier (GB/T 36904-2018).
 *
 * @param parts - Type, issuer, serial and version. A serial of fewer than 20 characters gets zeros in front: "1" and
 * "01" are the same serial.
 * @param field - Field that an error names, with the name of the part after it.
 * @returns The identifier with its check character.
 * @throws {ElicenseError} IDENTIFIER_CHARACTER, IDENTIFIER_LENGTH, IDENTIFIER_DIVISION, IDENTIFIER_VERSION or
 * IDENTIFIER_CHECK.
 * @example
 * buildElicenseIdentifier({
 *   type: "1110000000FAKE012Q001",
 *   issuer: "1134000000FAKE020H",
 *   serial: "20200430AH0000000001",
 *   version: 1,
 * }); // "1.2.156.3005.2.1110000000FAKE012Q001.1134000000FAKE020H.20200430AH0000000001.001.6"
 */
export function buildElicenseIdentifier(parts: ElicenseIdentifierParts, field = "elicenseIdentifier"): string {
  parseType(parts.type, field);
  parseUscc(parts.issuer, `${field}.issuer`);
  requireSerial(parts.serial, field);
  requireVersion(parts.version, field);

  return compose({ ...parts, serial: parts.serial.padStart(serialLength, "0") });
}

/**
 * The identifier of the next version: same type, issuer and serial, version one higher, new check character.
 *
 * @param text - Identifier of the version before.
 * @param field - Field that an error names.
 * @returns The next identifier.
 * @throws {ElicenseError} As {@link parseElicenseIdentifier}, or IDENTIFIER_VERSION: 999 is the last.
 * @example
 * nextElicenseIdentifierVersion(
 *   "1.2.156.3005.2.1110000000FAKE012Q001.1134000000FAKE020H.20200430AH0000000001.001.6",
 * ); // "1.2.156.3005.2.1110000000FAKE012Q001.1134000000FAKE020H.20200430AH0000000001.002.4"
 */
export function nextElicenseIdentifierVersion(text: string, field = "elicenseIdentifier"): string {
  const before = parseElicenseIdentifier(text, field);
  const version = before.version + 1;
  requireVersion(version, field);

  // Not built anew: a serial from elsewhere may be short, and versions share it to the letter.
  return compose({ ...before, version });
}

function compose({ type, issuer, serial, version }: ElicenseIdentifierParts): string {
  const threeDigits = String(version).padStart(3, "0");
  const check = mod37Hybrid36(type + issuer + serial + threeDigits);
  return [root, type, issuer, serial, threeDigits, check].join(".");
}

function parseType(type: string, field: string): string {
  const subject: Subject = { field: `${field}.type`, kind: "license type" };
  requireAlphabet(type, digitsAndCapitals, subject);
  requireLength(type, subject, 21);
  requireAlphabet(type.slice(18), digits, subject, 18);

  const definer = type.slice(0, 18);
  parseUscc(definer, subject.field);
  return definer;
}

function requireIssuer(issuer: string, field: string): void {
  if (issuer.length === 6) parseDivisionCode(issuer, `${field}.issuer`);
  else parseUscc(issuer, `${field}.issuer`);
}

function requireSerial(serial: string, field: string): void {
  const subject: Subject = { field: `${field}.serial`, kind: "serial" };
  requireAlphabet(serial, digitsAndCapitals, subject);
  requireLength(serial, subject, 1, longestSerial);
}

function parseVersion(version: string, field: string): number {
  const subject: Subject = { field: `${field}.version`, kind: "version" };
  requireAlphabet(version, digits, subject);
  requireLength(version, subject, 3);
  requireVersion(Number(version), field);
  return Number(version);
}

function requireVersion(version: number, field: string): void {
  if (Number.isInteger(version) && version >= 1 && version <= lastVersion) return;
  throw new ElicenseError(IDENTIFIER_VERSION, { field: `${field}.version`, kind: "version" });
}
