import type { LicenseDocument } from "../documents/Document.js";
import { isElicenseIdentifier, lawyerConflicts, parseElicenseIdentifier } from "../identifiers/index.js";
import { answer, type Answer } from "./Verification.js";

/** Do the document's codes, numbers and check digits fit together? Only what is shown is compared. */
export function checkIdentifiers(document: LicenseDocument): Answer {
  // What is no text was the schema's to refuse; here it is as if it were not shown.
  const subject = Object.fromEntries(
    Object.entries(document.credentialSubject).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string",
    ),
  );
  const field = identifierConflict(document, subject) ?? lawyerConflicts(subject)[0]?.field;
  return field === undefined ? answer("IDENTIFIERS_CONSISTENT") : answer("IDENTIFIERS_CONFLICT", { field });
}

function identifierConflict(
  document: LicenseDocument,
  subject: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const { certificateIdentifier, certificateTypeCode, certificateVersion, issuingAuthorityCode } = subject;
  const { definingAuthorityCode } = subject;
  if (differs(document.issuer.id, issuingAuthorityCode, (code) => `urn:uscc:${code}`)) return "issuingAuthorityCode";
  if (certificateIdentifier === undefined) return undefined;
  if (!isElicenseIdentifier(certificateIdentifier)) return "certificateIdentifier";

  const parts = parseElicenseIdentifier(certificateIdentifier);
  if (differs(document.id, certificateIdentifier, (text) => `urn:elicense:${text}`)) return "id";
  if (differs(parts.type, certificateTypeCode)) return "certificateTypeCode";
  if (differs(parts.definer, definingAuthorityCode)) return "definingAuthorityCode";
  if (differs(parts.issuer, issuingAuthorityCode)) return "issuingAuthorityCode";
  if (differs(String(parts.version).padStart(3, "0"), certificateVersion)) return "certificateVersion";
  return undefined;
}

/** Whether two values that are both shown differ. */
function differs(
  a: string | undefined,
  b: string | undefined,
  form: (text: string) => string = (text) => text,
): boolean {
  return a !== undefined && b !== undefined && a !== form(b);
}
