import { disclose, type LicenseDocument } from "@elicense/sdk";

/**
 * Hides all of a license's document but the fields that a grant names, for the consumer to have no more than it may ask
 * for. A field that the document does not have, or hides already, stays away.
 *
 * @throws {ElicenseError} DOCUMENT_SALT_MISSING.
 */
export function discloseFields(document: LicenseDocument, fields: readonly string[]): LicenseDocument {
  const shown = fields.filter((name) => Object.hasOwn(document.credentialSubject, name));
  return disclose(
    document,
    shown.map((name) => `/credentialSubject/${name}`),
  );
}
