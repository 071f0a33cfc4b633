export { fieldsFromBits, fieldsToBits } from "./fields.js";
export { lawyer } from "./lawyer.js";
export type { LicenseType, ReasonData, StatutoryUseData } from "./LicenseType.js";

import { lawyer } from "./lawyer.js";
import type { LicenseType } from "./LicenseType.js";

/** The license types that come with the SDK, by their number in the catalog. */
export const licenseTypes: readonly LicenseType[] = [lawyer];
