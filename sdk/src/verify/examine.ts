import type { LicenseDocument } from "../documents/Document.js";
import { parseDocument } from "../documents/parseDocument.js";
import { meaningOf, type ElicenseError } from "../errors/ElicenseError.js";
import { fromReading } from "../errors/fromReading.js";
import { parseLicenseId } from "../licenses/licenseId.js";
import type { LicenseType } from "../licenseTypes/LicenseType.js";
import { checkDocument } from "./checkDocument.js";
import { checkIdentifiers } from "./checkIdentifiers.js";
import { answer, type Answer } from "./Verification.js";

/** What needs no chain. */
export interface Examined {
  /** Left out where it could not be read. */
  readonly document?: LicenseDocument;
  readonly answers: Partial<Readonly<Record<"document" | "identifiers", Answer>>>;
}

/**
 * Checks of a document what needs no chain.
 *
 * @param input - JSON text of a document, or its parsed value.
 * @throws {ElicenseError} SCHEMA_UNSUPPORTED where the license type's own schema cannot be applied: that is no fault of
 * the document.
 */
export function examine(input: unknown, licenseTypes: readonly LicenseType[]): Examined {
  let document: LicenseDocument;
  try {
    document = parseDocument(input);
  } catch (error) {
    return { answers: { document: unreadable(fromReading(error)) } };
  }
  const { licenseType } = parseLicenseId(document.proof.licenseId);
  const type = licenseTypes.find(({ number }) => number === licenseType);
  return {
    document,
    answers: { document: checkDocument(document, type), identifiers: checkIdentifiers(document) },
  };
}

/**
 * What has no form in JSON is a mistake of the program that calls, such as bytes or a promise in the place of a text: it
 * tells nothing of a document.
 */
function unreadable(error: ElicenseError): Answer {
  const code = error.code === "DOCUMENT_NOT_PLAIN" ? error.code : "DOCUMENT_UNREADABLE";
  return answer(code, { reason: meaningOf(error) });
}
