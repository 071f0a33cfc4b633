import { getAddress, isAddress, isHexString, keccak256, toQuantity, toUtf8Bytes } from "ethers";

import { grantKinds } from "../codes.js";
import type { Deployment } from "../deployment/Deployment.js";
import { canonicalJson } from "../documents/canonical.js";
import type { JsonObject } from "../documents/json.js";
import {
  GRANT_FORM,
  SIGNED_GRANT_DAMAGED,
  SIGNED_GRANT_FOREIGN,
  SIGNED_GRANT_MALFORMED,
  SIGNED_GRANT_NOT_JSON,
  SIGNED_GRANT_TOO_LARGE,
} from "../errors/catalogue/grants.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { isLicenseId } from "../licenses/licenseId.js";
import { requireGrant, type Grant, type HolderSignature } from "./Grant.js";
import { holderOfSigner } from "./holderOfSigner.js";
import { commitMatter, type Matter } from "./matter.js";

/**
 * What a holder hands to a consumer: the grant, what opens its matter, and the signature. It never goes on the chain as a
 * whole.
 */
export interface SignedGrant {
  readonly grant: Grant;
  readonly matter: Matter;
  readonly signature: HolderSignature;
}

/** How long the text of a signed grant may be, in characters. One of an account is under 1,200, and fits a QR code. */
export const maxSignedGrantLength = 16_384;

/** How long a signer or signature may be, in bytes: a passkey's takes under 1,000. */
const maxBytes = 2_048;

/**
 * Writes a signed grant as text, for a file or a QR code: canonical JSON (RFC 8785), with a digest that shows damage on
 * the way. It holds the matter's code and salt: give it to nobody but the consumer.
 *
 * @param deployment - Manifest of the deployment that the grant is for.
 * @throws {ElicenseError} GRANT_FORM with the field, or SIGNED_GRANT_MALFORMED for a signature that is too long.
 * @example
 * const text = formatSignedGrant(deployment, { grant, matter, signature });
 */
export function formatSignedGrant(deployment: Deployment, signed: SignedGrant): string {
  const { grant, matter, signature } = requireSignedGrant(signed);
  // What the matter is committed by follows from its code and salt.
  const { matter: _matter, fields, ...terms } = grant;
  const content: JsonObject = {
    version: 1,
    ...placeOf(deployment),
    grant: { ...terms, fields: toQuantity(fields) },
    matter: { ...matter },
    signature: { ...signature },
  };
  return canonicalJson({ ...content, digest: digestOf(content) });
}

/**
 * Reads a signed grant that somebody handed over, strictly: what is missing, malformed or not known is an error. Whether
 * the signature is the holder's, the chain says; see `predictUseUnderGrant`.
 *
 * @param deployment - Manifest of the deployment that it should be for.
 * @param text - JSON text.
 * @throws {ElicenseError} SIGNED_GRANT_TOO_LARGE, SIGNED_GRANT_NOT_JSON; SIGNED_GRANT_MALFORMED or GRANT_FORM with the
 * field; SIGNED_GRANT_FOREIGN for another chain or AccessLog; SIGNED_GRANT_DAMAGED where it is not what was written.
 * @example
 * const { grant, matter, signature } = parseSignedGrant(deployment, text);
 */
export function parseSignedGrant(deployment: Deployment, text: string): SignedGrant {
  const json = parseJson(text);
  const file = members(json, "", ["version", "chainId", "accessLog", "grant", "matter", "signature", "digest"]);
  if (file.version !== 1) throw malformed("version");
  const place = placeOf(deployment);
  const found = {
    chainId: count(file.chainId, "chainId"),
    accessLog: account(file.accessLog, "accessLog"),
  };
  const signed = requireSignedGrant({
    grant: toGrant(file.grant),
    matter: toMatter(file.matter),
    signature: toSignature(file.signature),
  });
  const { digest, ...content } = file;
  if (hash(digest, "digest") !== digestOf(content as JsonObject)) throw new ElicenseError(SIGNED_GRANT_DAMAGED);

  for (const field of ["chainId", "accessLog"] as const) {
    if (found[field] !== place[field]) {
      throw new ElicenseError(SIGNED_GRANT_FOREIGN, { field, expected: place[field], actual: found[field] });
    }
  }
  return signed;
}

function toGrant(value: unknown): Grant {
  const names = ["kind", "license", "holder", "binding", "consumer", "fields", "notBefore", "notAfter", "maxUses"];
  const grant = members(value, "grant", [...names, "nonce"]);
  const at = (name: string): [value: unknown, field: string] => [grant[name], `grant.${name}`];
  const kind = grantKinds.find((each) => each === grant.kind);
  if (kind === undefined) throw malformed("grant.kind");
  if (typeof grant.license !== "string" || !isLicenseId(grant.license)) throw malformed("grant.license");
  return {
    kind,
    license: grant.license,
    holder: account(...at("holder")),
    binding: count(...at("binding")),
    consumer: count(...at("consumer")),
    matter: "",
    fields: quantity(...at("fields")),
    notBefore: count(...at("notBefore")),
    notAfter: count(...at("notAfter")),
    maxUses: count(...at("maxUses")),
    nonce: hash(...at("nonce")),
  };
}

function toMatter(value: unknown): Matter {
  const { code, salt } = members(value, "matter", ["code", "salt"]);
  if (typeof code !== "string") throw malformed("matter.code");
  return { code, salt: hash(salt, "matter.salt") };
}

function toSignature(value: unknown): HolderSignature {
  const { signer, signature } = members(value, "signature", ["signer", "signature"]);
  return { signer: bytes(signer, "signature.signer"), signature: bytes(signature, "signature.signature") };
}

/** What the parts of a signed grant must have to do with each other. */
function requireSignedGrant({ grant: terms, matter: opening, signature: given }: SignedGrant): SignedGrant {
  const matter: Matter = { code: opening.code, salt: opening.salt.toLowerCase() };
  const commitment = commitMatter(matter.code, matter.salt);
  // A grant that was read has no commitment of its own.
  if (terms.matter !== "" && terms.matter.toLowerCase() !== commitment) {
    throw new ElicenseError(GRANT_FORM, { field: "matter" });
  }
  const signature: HolderSignature = {
    signer: bytes(given.signer.toLowerCase(), "signature.signer"),
    signature: bytes(given.signature.toLowerCase(), "signature.signature"),
  };
  const grant = requireGrant({ ...terms, matter: commitment });
  if (holderOfSigner(signature.signer) !== grant.holder) throw malformed("signature.signer");
  return { grant, matter, signature };
}

/** The digest over all the rest. It shows damage; that nobody wrote another is for the signature to show. */
function digestOf(content: JsonObject): string {
  return keccak256(toUtf8Bytes(canonicalJson(content)));
}

function placeOf({ chainId, contracts }: Deployment): { readonly chainId: number; readonly accessLog: string } {
  return { chainId, accessLog: contracts.accessLog.address };
}

function parseJson(text: string): unknown {
  if (typeof text !== "string") throw new ElicenseError(SIGNED_GRANT_NOT_JSON);
  if (text.length > maxSignedGrantLength) {
    throw new ElicenseError(SIGNED_GRANT_TOO_LARGE, { length: text.length, maximum: maxSignedGrantLength });
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, "")) as unknown;
  } catch {
    // The parser's message quotes the text.
    throw new ElicenseError(SIGNED_GRANT_NOT_JSON);
  }
}

/** The members of an object that has these and no others: `__proto__` is one more, and is refused as such. */
function members(value: unknown, field: string, names: readonly string[]): Readonly<Record<string, unknown>> {
  const path = (name: string): string => (field ? `${field}.${name}` : name);
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw malformed(field || "signed grant");
  const missing = names.find((name) => !Object.hasOwn(value, name));
  if (missing !== undefined) throw malformed(path(missing));
  // What is not known is not quoted: it may be anything.
  if (Object.keys(value).length !== names.length) throw malformed(path("?"));
  return value as Record<string, unknown>;
}

function count(value: unknown, field: string): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) throw malformed(field);
  return value;
}

function hash(value: unknown, field: string): string {
  if (typeof value !== "string" || !/^0x[0-9a-f]{64}$/.test(value)) throw malformed(field);
  return value;
}

function account(value: unknown, field: string): string {
  if (!isHexString(value, 20) || !isAddress(value) || getAddress(value) !== value) throw malformed(field);
  return value;
}

function bytes(value: unknown, field: string): string {
  if (typeof value !== "string" || value.length > 2 + 2 * maxBytes) throw malformed(field);
  if (!/^0x(?:[0-9a-f]{2})*$/.test(value)) throw malformed(field);
  return value;
}

/** A set of fields, in the shortest form. */
function quantity(value: unknown, field: string): bigint {
  if (typeof value !== "string" || !/^0x(?:0|[1-9a-f][0-9a-f]{0,31})$/.test(value)) throw malformed(field);
  return BigInt(value);
}

function malformed(field: string): ElicenseError {
  return new ElicenseError(SIGNED_GRANT_MALFORMED, { field });
}
