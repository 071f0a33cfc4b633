export { fieldsFromBits, fieldsToBits } from "./fields.js";
export { forensicExaminer } from "./forensicExaminer.js";
export { lawFirm } from "./lawFirm.js";
export { lawyer } from "./lawyer.js";
export type { LicenseType, ReasonData, StatutoryUseData } from "./LicenseType.js";
export { notary } from "./notary.js";

import { forensicExaminer } from "./forensicExaminer.js";
import { lawFirm } from "./lawFirm.js";
import { lawyer } from "./lawyer.js";
import type { LicenseType } from "./LicenseType.js";
import { notary } from "./notary.js";

/** The license types that come with the SDK, by their number in the catalog. */
export const licenseTypes: readonly LicenseType[] = [lawyer, lawFirm, notary, forensicExaminer];
