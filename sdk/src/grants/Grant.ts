import { getAddress, isAddress, isHexString, ZeroHash } from "ethers";

import { grantKinds, nameOf, type GrantKind } from "../codes.js";
import { GRANT_FORM } from "../errors/catalogue/grants.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { isLicenseId, parseLicenseId, type LicenseId } from "../licenses/licenseId.js";
import type { LicenseType } from "../licenseTypes/LicenseType.js";

/** A holder's leave to use a license. Its id is the EIP-712 hash that the holder signs; see `hashGrant`. */
export interface Grant {
  readonly kind: GrantKind;
  readonly license: LicenseId;
  /** The account that the license is bound to; for a signer without an account see `holderOfSigner`. */
  readonly holder: string;
  /** How often the license was bound to another account, modulo 256: another binding ends the grant. */
  readonly binding: number;
  /** Number of the authority that may use the license. */
  readonly consumer: number;
  /** What for, committed by `commitMatter`: 32 bytes in hexadecimal. */
  readonly matter: string;
  /** Set of the fields that may be asked for, by the positions of the license type's fields; see `fieldsToBits`. */
  readonly fields: bigint;
  /** First second at which it is valid, Unix time. */
  readonly notBefore: number;
  /** Last such second. */
  readonly notAfter: number;
  /** How often it may be used. */
  readonly maxUses: number;
  /** Tells two grants of the same terms apart; of a presentation, the verifier's challenge. 32 bytes in hexadecimal. */
  readonly nonce: string;
}

/** The holder's signature of a grant, or of its withdrawal. */
export interface HolderSignature {
  /** Who signed (ERC-7913), in hexadecimal: an account, 20 bytes, or a verifier's account and a key. */
  readonly signer: string;
  /** In hexadecimal, in whatever form the signer's account or verifier takes it. */
  readonly signature: string;
}

/** The longest that a presentation is valid, seconds. Equal to `MAX_PRESENTATION_PERIOD` in `contracts/types/Grant.sol`. */
export const maxPresentationPeriod = 60;

/** {@link Grant} as the contracts take it. */
export type GrantArgument = Omit<Grant, "kind"> & { readonly kind: number };

/** The most that a member of so many bits can be. */
const maxima = { binding: 2 ** 8, consumer: 2 ** 32, notBefore: 2 ** 40, notAfter: 2 ** 40, maxUses: 2 ** 32 } as const;

/**
 * Turns a grant into the contracts' form.
 *
 * @throws {ElicenseError} GRANT_FORM with the field that no grant of its kind may have so.
 */
export function toGrantArgument(grant: Grant): GrantArgument {
  const { kind, license, holder, matter, fields, nonce, notBefore, notAfter, maxUses } = grant;
  const number = grantKinds.indexOf(kind);
  if (number < 0) throw invalid("kind");
  if (!isLicenseId(license)) throw invalid("license");
  if (!isHexString(holder, 20) || !isAddress(holder)) throw invalid("holder");
  if (!isHexString(matter, 32)) throw invalid("matter");
  if (typeof fields !== "bigint" || fields < 0n || fields >> 128n !== 0n) throw invalid("fields");
  if (!isHexString(nonce, 32)) throw invalid("nonce");
  for (const [name, end] of Object.entries(maxima)) {
    const value = grant[name as keyof typeof maxima];
    if (!Number.isSafeInteger(value) || value < 0 || value >= end) throw invalid(name);
  }

  if (maxUses === 0) throw invalid("maxUses");
  if (notAfter < notBefore) throw invalid("notAfter");
  if (kind === "PRESENTATION") {
    if (maxUses !== 1) throw invalid("maxUses");
    if (nonce === ZeroHash) throw invalid("nonce");
    if (notAfter - notBefore > maxPresentationPeriod) throw invalid("notAfter");
  }

  const { binding, consumer } = grant;
  return {
    kind: number,
    license,
    holder: getAddress(holder),
    binding,
    consumer,
    matter: matter.toLowerCase(),
    fields,
    notBefore,
    notAfter,
    maxUses,
    nonce: nonce.toLowerCase(),
  };
}

/**
 * Checks a grant's terms and gives it in the form in which the SDK makes grants.
 *
 * @throws {ElicenseError} GRANT_FORM with the field.
 */
export function requireGrant(grant: Grant): Grant {
  const { kind, ...terms } = toGrantArgument(grant);
  return { kind: nameOf(grantKinds, kind) as GrantKind, ...terms };
}

/**
 * Refuses a license type that is not the grant's: its fields would be others.
 *
 * @throws {ElicenseError} GRANT_FORM.
 */
export function requireTypeOf(license: LicenseId, type: LicenseType): void {
  if (!isLicenseId(license)) throw invalid("license");
  if (parseLicenseId(license).licenseType !== type.number) throw invalid("type");
}

/** {@link HolderSignature} as the contracts take it: of a grant that is stored there is none. */
export function toSignatureArgument(signature: HolderSignature | undefined): HolderSignature {
  if (signature === undefined) return { signer: "0x", signature: "0x" };
  const { signer, signature: bytes } = signature;
  if (!isHexString(signer, true)) throw invalid("signer");
  if (!isHexString(bytes, true)) throw invalid("signature");
  return { signer, signature: bytes };
}

function invalid(field: string): ElicenseError {
  return new ElicenseError(GRANT_FORM, { field });
}
