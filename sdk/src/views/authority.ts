import { ElicenseError } from "../errors/ElicenseError.js";

/**
 * Refuses what is no authority's number.
 *
 * @param field - Name of the field, for the error.
 * @throws {ElicenseError} AUTHORITY_FORM.
 */
export function requireAuthority(number: number, field = "authority"): number {
  if (!Number.isInteger(number) || number < 1 || number > 0xffffffff) {
    throw new ElicenseError("AUTHORITY_FORM", { field });
  }
  return number;
}
