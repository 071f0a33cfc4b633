export { checkDecision, type AllowedDecision, type CheckDecisionParameters } from "./checkDecision.js";
export type { Basis } from "./forms.js";
export { getLicenseType, type GetLicenseTypeParameters } from "./getLicenseType.js";
export { getLicenseTypeCount } from "./getLicenseTypeCount.js";
export { getReason, getReasons, type GetReasonParameters } from "./getReason.js";
export { getStatutoryUse, getStatutoryUses, type GetStatutoryUseParameters } from "./getStatutoryUse.js";
export type { LicenseTypeEntry } from "./LicenseTypeEntry.js";
export type { Reason } from "./Reason.js";
export type { StatutoryUse } from "./StatutoryUse.js";
