import { endOfDay, startOfDay } from "../day.js";
import { integrityFault } from "../documents/checkIntegrity.js";
import type { LicenseDocument } from "../documents/Document.js";
import { contentOf } from "../documents/parseDocument.js";
import { schemaFaults } from "../documents/schema/schemaFaults.js";
import type { LicenseType } from "../licenseTypes/LicenseType.js";
import { deriveLicenseId, parseLicenseId } from "../licenses/licenseId.js";
import { answer, type Answer } from "./Verification.js";

/**
 * Is the document what was issued? Needs no chain: the license's id commits to the document's root, and the root to
 * every value.
 *
 * @param type - License type of the document; `undefined` where it is not known.
 */
export function checkDocument(document: LicenseDocument, type: LicenseType | undefined): Answer {
  const { licenseId, issuance, hidden } = document.proof;
  const parts = parseLicenseId(licenseId);
  if (integrityFault(document) !== undefined) return answer("DOCUMENT_ALTERED", { root: issuance.root });
  if (deriveLicenseId(parts, issuance) !== licenseId) return answer("DOCUMENT_ID_DIFFERS", { id: licenseId });

  const field = contradiction(document, parts.region);
  if (field !== undefined) return answer("DOCUMENT_CONTRADICTS", { field });

  if (type === undefined) return answer("DOCUMENT_TYPE_UNKNOWN", { type: parts.licenseType });
  if (document.type[1] !== type.name || document.credentialSchema.id !== type.schema.$id) {
    return answer("DOCUMENT_CONTRADICTS", { field: "type" });
  }
  const [fault] = schemaFaults(type.schema, contentOf(document), { partial: hidden.length > 0 });
  if (fault !== undefined) return answer("DOCUMENT_SCHEMA_FAULT", { path: fault.path, expected: fault.expected });

  return answer("DOCUMENT_INTACT", { root: issuance.root });
}

/** The first part of a document that does not agree with what it was issued on. */
function contradiction(document: LicenseDocument, region: string): string | undefined {
  const { decision, validThrough } = document.proof.issuance;
  const { areaCode, effectiveDate, expiringDate } = document.credentialSubject;
  if (document.validFrom !== startOfDay(decision.effectiveOn)) return "validFrom";
  if (document.validUntil !== (validThrough === null ? undefined : endOfDay(validThrough))) return "validUntil";
  if (areaCode !== undefined && areaCode !== region) return "areaCode";
  if (effectiveDate !== undefined && effectiveDate !== decision.effectiveOn) return "effectiveDate";
  if (expiringDate !== undefined && expiringDate !== validThrough) return "expiringDate";
  return undefined;
}
