import { requireAuthority, requireDivision, requireTypeNumber } from "../authorities/forms.js";
import { LICENSE_ID_FORM } from "../errors/catalogue/client.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { hashHex } from "../hashing/hex.js";
import { regionOf } from "../region.js";
import { encodeIssuance, toIssuanceArgument, type Issuance } from "./Issuance.js";
import { toWord } from "./word.js";

/** A license's id, 32 bytes in hexadecimal: type 16 bits, authority 32, region 24, digest of the issuance 184. */
export type LicenseId = string;

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

/**
 * Derives the id that an issue gives. Equal to `deriveLicenseId` in `contracts/types/LicenseId.sol`.
 *
 * @param parts - License type, issuing authority and region.
 * @param issuance - What the license is issued on.
 * @throws {ElicenseError} LICENSE_TYPE_FORM, AUTHORITY_FORM, or as `parseDivisionCode` for the region; PROOF_FORM for a
 * root that is no hash; DECISION_FORM, DAY_FORM or DAY_RANGE with the field.
 */
export function deriveLicenseId(parts: Omit<LicenseIdParts, "digest">, issuance: Issuance): LicenseId {
  const digest = BigInt(hashHex(encodeIssuance(toIssuanceArgument(issuance)))) >> 72n;
  // Parts that no registry has are told apart by their digest; what there is no room for would change the other parts.
  const type = fits(parts.licenseType, 16) ? parts.licenseType : requireTypeNumber(parts.licenseType);
  const authority = fits(parts.authority, 32) ? parts.authority : requireAuthority(parts.authority);
  const isNumber = /^\d{6,8}$/.test(parts.region) && fits(Number(parts.region), 24);
  const region = isNumber ? BigInt(parts.region) : requireDivision(parts.region);
  const number = (BigInt(type) << 240n) | (BigInt(authority) << 208n) | (region << 184n) | digest;
  return `0x${toWord(number)}`;
}

/**
 * Takes a license id apart.
 *
 * @throws {ElicenseError} LICENSE_ID_FORM.
 * @example
 * const { licenseType, authority, region } = parseLicenseId(id);
 */
export function parseLicenseId(id: LicenseId): LicenseIdParts {
  const number = BigInt(requireLicenseId(id));
  return {
    licenseType: Number(number >> 240n),
    authority: Number((number >> 208n) & 0xffffffffn),
    region: regionOf((number >> 184n) & 0xffffffn),
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
  if (!isLicenseId(text)) throw new ElicenseError(LICENSE_ID_FORM, { field });
  return text;
}

/** Tells whether a text is a license id. */
export function isLicenseId(text: string): text is LicenseId {
  return /^0x[0-9a-f]{64}$/.test(text);
}

/** Whether a whole number has room in so many bits. */
function fits(number: number, bits: number): boolean {
  return Number.isInteger(number) && number >= 0 && number < 2 ** bits;
}
