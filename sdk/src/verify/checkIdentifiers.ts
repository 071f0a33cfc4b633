import type { LicenseDocument } from "../documents/Document.js";
import {
  isLawyerCategory,
  lawyerCategories,
  isPracticeNumber,
  parseCitizenNumber,
  isCitizenNumber,
  isElicenseIdentifier,
  parseElicenseIdentifier,
  practiceNumberDisagreements,
  type LawyerCategory,
} from "../identifiers/index.js";
import { answer, type Answer } from "./Verification.js";

/** Do the document's codes, numbers and check digits fit together? Only what is shown is compared. */
export function checkIdentifiers(document: LicenseDocument): Answer {
  const subject = document.credentialSubject as Readonly<Record<string, string | undefined>>;
  const field = identifierConflict(document, subject) ?? holderConflict(subject);
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

function holderConflict(subject: Readonly<Record<string, string | undefined>>): string | undefined {
  const { practiceNo, idNumber, sex, category, areaCode } = subject;
  const male = sex === undefined ? undefined : sex === "男";
  if (idNumber !== undefined && male !== undefined && isCitizenNumber(idNumber)) {
    if ((parseCitizenNumber(idNumber).sex === "male") !== male) return "idNumber";
  }
  if (practiceNo === undefined || !isPracticeNumber(practiceNo)) return undefined;
  const digit = categoryDigit(category);
  const disagreements = practiceNumberDisagreements(practiceNo, {
    ...(areaCode !== undefined && { division: areaCode }),
    ...(digit !== undefined && { category: digit }),
    ...(male !== undefined && { sex: male ? ("male" as const) : ("female" as const) }),
  });
  return disagreements.length > 0 ? "practiceNo" : undefined;
}

/** The digit of a category that is named in Chinese, as documents have it. */
export function categoryDigit(name: string | undefined): LawyerCategory | undefined {
  return Object.keys(lawyerCategories)
    .filter(isLawyerCategory)
    .find((digit) => lawyerCategories[digit].zh === name);
}

/** Whether two values that are both shown differ. */
function differs(
  a: string | undefined,
  b: string | undefined,
  form: (text: string) => string = (text) => text,
): boolean {
  return a !== undefined && b !== undefined && a !== form(b);
}
