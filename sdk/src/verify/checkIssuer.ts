import type { LicenseDocument } from "../documents/Document.js";
import type { LicenseFacts } from "./askNode.js";
import { answer, type Answer } from "./Verification.js";

/**
 * Who issued it, does the document say so, and is the key that vouches for it trusted? That the issuer was accredited for the license's type and
 * region then is what the registry asked before it issued.
 */
export function checkIssuer(document: LicenseDocument | undefined, { standing, issuerCode }: LicenseFacts): Answer {
  const expected = `urn:uscc:${issuerCode}`;
  const actual = document?.issuer.id ?? expected;
  if (actual !== expected) return answer("ISSUER_DIFFERS", { expected, actual });
  const { key, vouchedAt, trusted } = standing;
  return trusted
    ? answer("ISSUER_ENTITLED", { issuer: issuerCode, key, vouchedAt })
    : answer("ISSUER_KEY_DISTRUSTED", { key, vouchedAt });
}
