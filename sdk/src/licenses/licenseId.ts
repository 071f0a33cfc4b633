import { isHexString, keccak256 } from "ethers";

import { ElicenseError } from "../errors/ElicenseError.js";
import { dayFromNumber, dayToNumber, type Day } from "../day.js";

/** A license's id, 32 bytes in hexadecimal: type 16 bits, authority 32, region 24, digest of the issuance 184. */
export type LicenseId = string;

/** The administrative decision that an action carries out. */
export interface Decision {
  /** Number of the reason in the catalog. */
  readonly reason: number;
  /** Salted hash of the decision's number and document, 32 bytes in hexadecimal. */
  readonly documentHash: string;
  /**
   * Number of the authority whose approval the decision needs: the acting one itself where a second key of it approves;
   * 0 where no approval is needed.
   */
  readonly approver: number;
  /** Day on which it takes effect. */
  readonly effectiveOn: Day;
}

/** What a license was issued on; its hash is part of the id. */
export interface Issuance {
  /** Root of the Merkle tree over the document's salted fields, 32 bytes in hexadecimal. */
  readonly root: string;
  readonly decision: Decision;
  /** Last day of validity, that day included; `null` where the license does not expire. */
  readonly validThrough: Day | null;
}

/** What a license id says by itself. */
export interface LicenseIdParts {
  /** Number of the license type in the catalog. */
  readonly licenseType: number;
  /** Number of the issuing authority. */
  readonly authority: number;
  /** Division code, six digits. */
  readonly region: string;
  /** The first 184 bits of the issuance's hash. */
  readonly digest: bigint;
}

/** {@link Decision} as the contracts take it. */
export interface DecisionArgument {
  readonly reason: number;
  readonly documentHash: string;
  readonly approver: number;
  readonly effectiveOn: number;
}

/**
 * Turns a decision into the contracts' form.
 *
 * @throws {ElicenseError} DECISION_FORM, DAY_FORM or DAY_RANGE with the field.
 */
export function toDecisionArgument(decision: Decision): DecisionArgument {
  const { reason, documentHash, approver, effectiveOn } = decision;
  if (!isWhole(reason, 0xffff)) throw new ElicenseError("DECISION_FORM", { field: "reason" });
  if (!isHexString(documentHash, 32)) throw new ElicenseError("DECISION_FORM", { field: "documentHash" });
  if (!isWhole(approver, 0xffffffff)) throw new ElicenseError("DECISION_FORM", { field: "approver" });
  return { reason, documentHash, approver, effectiveOn: dayToNumber(effectiveOn, "effectiveOn") };
}

/** Turns the contracts' form of a decision into the SDK's. */
export function fromDecisionArgument(decision: {
  reason: bigint;
  documentHash: string;
  approver: bigint;
  effectiveOn: bigint;
}): Decision {
  const { reason, documentHash, approver, effectiveOn } = decision;
  return {
    reason: Number(reason),
    documentHash,
    approver: Number(approver),
    effectiveOn: dayFromNumber(effectiveOn),
  };
}

/** Turns a last day into the contracts' form: 0 for none. */
export function toDayBound(day: Day | null, field: string): number {
  return day === null ? 0 : dayToNumber(day, field);
}

/** Turns the contracts' form of a bound, where 0 stands for none, into the SDK's. */
export function fromDayBound(number: bigint | number): Day | null {
  return BigInt(number) === 0n ? null : dayFromNumber(number);
}

/** {@link Issuance} as the contracts take it. */
export interface IssuanceArgument {
  readonly root: string;
  readonly decision: DecisionArgument;
  readonly validThrough: number;
}

/** Turns an issuance into the contracts' form. */
export function toIssuanceArgument(issuance: Issuance): IssuanceArgument {
  return {
    root: issuance.root,
    decision: toDecisionArgument(issuance.decision),
    validThrough: toDayBound(issuance.validThrough, "validThrough"),
  };
}

/**
 * Derives the id that an issue gives. Equal to `deriveLicenseId` in `contracts/types/LicenseId.sol`.
 *
 * @param parts - License type, issuing authority and region.
 * @param issuance - What the license is issued on.
 */
export function deriveLicenseId(parts: Omit<LicenseIdParts, "digest">, issuance: Issuance): LicenseId {
  const digest = BigInt(keccak256(encodeIssuance(toIssuanceArgument(issuance)))) >> 72n;
  const number =
    (BigInt(parts.licenseType) << 240n) | (BigInt(parts.authority) << 208n) | (BigInt(parts.region) << 184n) | digest;
  return `0x${number.toString(16).padStart(64, "0")}`;
}

/**
 * `abi.encode` of an issuance: a word for each member, the decision's in their place. By hand, because every
 * verification needs it, and an encoder for any type takes longer than the hash.
 */
function encodeIssuance({ root, decision, validThrough }: IssuanceArgument): string {
  const { reason, documentHash, approver, effectiveOn } = decision;
  const words = [root, toWord(reason), documentHash, toWord(approver), toWord(effectiveOn), toWord(validThrough)];
  return `0x${words.map((word) => word.slice(2)).join("")}`;
}

function toWord(number: number): string {
  return `0x${number.toString(16).padStart(64, "0")}`;
}

/** Takes a license id apart. */
export function parseLicenseId(id: LicenseId): LicenseIdParts {
  const number = BigInt(id);
  return {
    licenseType: Number(number >> 240n),
    authority: Number((number >> 208n) & 0xffffffffn),
    region: String((number >> 184n) & 0xffffffn).padStart(6, "0"),
    digest: number & ((1n << 184n) - 1n),
  };
}

/**
 * Refuses what is no license id.
 *
 * @param field - Name of the field, for the error.
 * @throws {ElicenseError} LICENSE_ID_FORM.
 */
export function requireLicenseId(text: string, field = "id"): LicenseId {
  if (!isLicenseId(text)) throw new ElicenseError("LICENSE_ID_FORM", { field });
  return text;
}

/** Tells whether a text is a license id. */
export function isLicenseId(text: string): text is LicenseId {
  return /^0x[0-9a-f]{64}$/.test(text);
}

function isWhole(value: number, maximum: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= maximum;
}
