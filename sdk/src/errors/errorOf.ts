import { errorCatalogue, type ErrorCode } from "./catalogue.js";
import { ElicenseError, type ErrorDetails } from "./ElicenseError.js";

/**
 * Makes an error by its code, for programs that throw the SDK's errors themselves. It brings along the texts of all
 * errors: within the SDK, what throws an error names its entry of the catalogue instead.
 *
 * @param code - A frozen code.
 * @param details - Values for the places of its texts.
 * @param options - The error that caused it.
 * @example
 * errorOf("MONTHS_FORM", { maximum: 600 }).shortMessage; // "A number of months must be whole, from 1 to 600."
 */
export function errorOf(
  code: ErrorCode,
  details: ErrorDetails = {},
  options: { readonly cause?: unknown } = {},
): ElicenseError {
  return new ElicenseError(errorCatalogue[code], details, options);
}
