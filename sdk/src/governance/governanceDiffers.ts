import { GOVERNANCE_DIFFERS } from "../errors/catalogue/consortium.js";
import { ElicenseError } from "../errors/ElicenseError.js";

/** What is said where there is nothing. */
export const none = "–";

/** The error of a part of governance that is not as it should be. */
export function governanceDiffers(part: string, expected: string, actual: string): ElicenseError {
  return new ElicenseError(GOVERNANCE_DIFFERS, { part, expected, actual });
}

/**
 * Refuses a part of governance that is not as it should be.
 *
 * @throws {ElicenseError} GOVERNANCE_DIFFERS.
 */
export function requireSame(part: string, expected: string, actual: string): void {
  if (expected !== actual) throw governanceDiffers(part, expected, actual);
}
