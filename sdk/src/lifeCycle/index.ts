export { finalStatuses, licenseActions } from "./finalStatuses.js";
export { nextStatus } from "./nextStatus.js";
export { rightFor } from "./rightFor.js";
export type { LicenseAction } from "./table.js";
