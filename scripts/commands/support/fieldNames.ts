import { fieldsToBits, type LicenseType } from "@elicense/sdk";

/**
 * Reads names of fields that are separated by commas.
 *
 * @throws {ElicenseError} FIELD_UNKNOWN.
 */
export function fieldNames(type: LicenseType, text: string): readonly string[] {
  const names = text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  // A name that is mistyped is said before anything is signed or sent.
  fieldsToBits(type, names);
  return names;
}
