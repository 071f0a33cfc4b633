import { endOfDay, startOfDay } from "../day.js";
import { DOCUMENT_FIELD_DERIVED, DOCUMENT_SCHEMA } from "../errors/catalogue/documents.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { toHex } from "../hashing/hex.js";
import { buildElicenseIdentifier, parseElicenseIdentifier } from "../identifiers/index.js";
import type { LicenseType } from "../licenseTypes/LicenseType.js";
import { valuesOf } from "./commitment.js";
import { contextUrls } from "./contextUrls.js";
import type { Content, Draft } from "./Document.js";
import type { JsonObject, JsonValue } from "./json.js";
import { hashLeaf } from "./leaves.js";
import { compose, readJson } from "./readJson.js";
import { salter, type RegisterKey } from "./salts.js";
import { schemaFaults } from "./schema/schemaFaults.js";
import { treeOf } from "./tree.js";

/** Fields of every license that follow from its type, issuer, serial and version: nobody enters them. */
export const derivedFields = [
  "certificateIdentifier",
  "certificateTypeCode",
  "certificateVersion",
  "issuingAuthorityName",
  "issuingAuthorityCode",
  "definingAuthorityName",
  "definingAuthorityCode",
  "holderTypeCode",
] as const;

/** Parameters of {@link buildDocument}. */
export interface BuildDocumentParameters {
  readonly type: LicenseType;
  /** The issuing authority: its unified social credit code and its name. */
  readonly issuer: { readonly code: string; readonly name: string };
  readonly registerKey: RegisterKey;
  /** Serial of the e-license identifier, 1 to 64 of `0-9A-Z`; versions of a license share it. */
  readonly serial: string;
  /** Version, from 1; 1 if left out. */
  readonly version?: number;
  /**
   * The license's own fields: those of the type but the ones that follow from the other parameters. `issuedDate` and
   * `areaCode` are needed, `effectiveDate` is `issuedDate` if left out.
   */
  readonly fields: JsonObject;
}

/**
 * Builds a license document, ready to be issued. The same parameters give the same document on every machine.
 *
 * @returns The document's content, its salts, and the root that goes on the chain.
 * @throws {ElicenseError} An IDENTIFIER_ code, DOCUMENT_FIELD_DERIVED, DOCUMENT_SCHEMA with the first field at fault,
 * or what `parseDocument` would throw of its text and numbers; never a field's value.
 * @example
 * const draft = buildDocument({ type: lawyer, issuer, registerKey, serial: "20200430AH0000000001", fields });
 */
export function buildDocument(parameters: BuildDocumentParameters): Draft {
  // What a reader would refuse is not built.
  const content = readJson(toContent(parameters)) as unknown as Content;
  const { type, registerKey } = parameters;
  const [fault] = schemaFaults(type.schema, content, { partial: false });
  if (fault !== undefined) throw new ElicenseError(DOCUMENT_SCHEMA, { ...fault });

  const { certificateIdentifier, certificateVersion, areaCode, effectiveDate, expiringDate } =
    content.credentialSubject as Record<string, string>;
  const saltOf = salter(registerKey, certificateIdentifier as string, certificateVersion as string);
  const salts: Record<string, string> = {};
  const leaves = valuesOf(content).map((value) => {
    const salt = saltOf(value.path);
    salts[value.path] = toHex(salt);
    return hashLeaf(value, salt);
  });

  return {
    content,
    salts,
    root: toHex(treeOf(leaves)[0] as Uint8Array),
    region: areaCode as string,
    effectiveOn: effectiveDate as string,
    validThrough: expiringDate ?? null,
  };
}

function toContent({ type, issuer, serial, version = 1, fields }: BuildDocumentParameters): Content {
  const certificateIdentifier = buildElicenseIdentifier({ type: type.code, issuer: issuer.code, serial, version });
  const derived: Readonly<Record<(typeof derivedFields)[number], JsonValue>> = {
    certificateIdentifier,
    certificateTypeCode: type.code,
    certificateVersion: String(parseElicenseIdentifier(certificateIdentifier).version).padStart(3, "0"),
    issuingAuthorityName: issuer.name,
    issuingAuthorityCode: issuer.code,
    definingAuthorityName: type.definer.name,
    definingAuthorityCode: type.definer.code,
    holderTypeCode: type.holderTypeCode,
  };
  const entered = Object.keys(fields).find((name) => Object.hasOwn(derived, name));
  if (entered !== undefined) throw new ElicenseError(DOCUMENT_FIELD_DERIVED, { field: entered });
  const subject: Record<string, JsonValue> = { ...derived, ...normalize(fields) };
  if (subject.effectiveDate === undefined && subject.issuedDate !== undefined) {
    subject.effectiveDate = subject.issuedDate;
  }

  return {
    "@context": contextUrls(textOf(type.schema.$id)),
    type: ["VerifiableCredential", type.name],
    id: `urn:elicense:${certificateIdentifier}`,
    issuer: { id: `urn:uscc:${issuer.code}`, name: issuer.name },
    validFrom: startOfDay(textOf(subject.effectiveDate)),
    ...(typeof subject.expiringDate === "string" && { validUntil: endOfDay(subject.expiringDate) }),
    credentialSchema: { id: textOf(type.schema.$id), type: "JsonSchema" },
    credentialSubject: inOrder(type, subject),
  };
}

/** The subject's fields in the type's order, so that people find them where they expect them. */
function inOrder(type: LicenseType, subject: JsonObject): JsonObject {
  const rank = (name: string): number => (type.fields.includes(name) ? type.fields.indexOf(name) : type.fields.length);
  return Object.fromEntries(Object.entries(subject).sort(([a], [b]) => rank(a) - rank(b)));
}

/** A text, or nothing where there is none: the schema then says so. */
function textOf(value: JsonValue | undefined): string {
  return typeof value === "string" ? value : "";
}

/** Text in Unicode's composed form, where it has one that a reader takes; fields without a value left out. */
function normalize(value: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== null)
      .map(([name, item]) => [name, normalizeValue(item)]),
  );
}

function normalizeValue(value: JsonValue): JsonValue {
  if (typeof value === "string") return compose(value) ?? value;
  if (Array.isArray(value)) return value.map(normalizeValue);
  if (typeof value === "object" && value !== null) return normalize(value as JsonObject);
  return value;
}
