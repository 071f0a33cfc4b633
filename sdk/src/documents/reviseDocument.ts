import { DOCUMENT_NOT_WHOLE } from "../errors/catalogue/documents.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { parseElicenseIdentifier } from "../identifiers/index.js";
import type { LicenseType } from "../licenseTypes/LicenseType.js";
import { buildDocument, derivedFields, type BuildDocumentParameters } from "./buildDocument.js";
import type { Draft, LicenseDocument } from "./Document.js";
import type { JsonObject } from "./json.js";

/** Parameters of {@link reviseDocument}. */
export interface ReviseDocumentParameters extends Pick<BuildDocumentParameters, "issuer" | "registerKey"> {
  readonly type: LicenseType;
  /** Document of the license whose place the new one takes, whole. */
  readonly document: LicenseDocument;
  /** Fields that are other than before; `null` for one that falls away. */
  readonly changes: JsonObject;
  /** Serial in the new issuer's register; the old one if left out. */
  readonly serial?: string;
}

const derived: ReadonlySet<string> = new Set(derivedFields);

/**
 * Builds the document of the license that takes a license's place: what does not change stands as before. The same
 * issuer's is the next version under the same serial; another issuer begins with version 1.
 *
 * @returns The draft, as `buildDocument` gives it.
 * @throws {ElicenseError} DOCUMENT_NOT_WHOLE where values of the document are hidden; IDENTIFIER_VERSION after version
 * 999; or what `buildDocument` throws.
 * @example
 * const draft = reviseDocument({ type: lawyer, issuer, registerKey, document, changes: { firmName: "合肥样例律师事务所" } });
 */
export function reviseDocument({ document, changes, serial, ...parameters }: ReviseDocumentParameters): Draft {
  const { credentialSubject, proof } = document;
  if (proof.hidden.length > 0) throw new ElicenseError(DOCUMENT_NOT_WHOLE, { hidden: proof.hidden.length });

  const before = parseElicenseIdentifier(credentialSubject.certificateIdentifier as string);
  const own = Object.entries(credentialSubject).filter(([name]) => !derived.has(name));
  const sameRegister = before.issuer === parameters.issuer.code && (serial ?? before.serial) === before.serial;
  return buildDocument({
    ...parameters,
    serial: serial ?? before.serial,
    version: sameRegister ? before.version + 1 : 1,
    fields: { ...Object.fromEntries(own), ...changes },
  });
}
