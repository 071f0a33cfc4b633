import type { LicenseType } from "@elicense/sdk";

/** Makes of a list of names what turns them into bits and back: of a license type nothing else is asked for that. */
export function typeWithFields(fields: readonly string[], number = 0): LicenseType {
  return { number, name: String(number), fields } as Partial<LicenseType> as LicenseType;
}
