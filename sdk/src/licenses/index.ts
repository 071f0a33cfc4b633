export { actingAuthority } from "./actingAuthority.js";
export { annotate } from "./annotate.js";
export { annul } from "./annul.js";
export { cancel } from "./cancel.js";
export { endorse } from "./endorse.js";
export { getStanding, type GetStandingParameters, type ScheduledStatus, type Standing } from "./getStanding.js";
export { issue, issueBatch, type IssueBatchParameters, type IssueParameters } from "./issue.js";
export {
  deriveLicenseId,
  isLicenseId,
  parseLicenseId,
  requireLicenseId,
  type Decision,
  type Issuance,
  type LicenseId,
  type LicenseIdParts,
} from "./licenseId.js";
export type { ManageParameters } from "./manage.js";
export type { IssuedLicense, NewLicense } from "./newLicense.js";
export { rebind, type RebindParameters } from "./rebind.js";
export { reissue } from "./reissue.js";
export { resume } from "./resume.js";
export { revoke } from "./revoke.js";
export type { SuccessionParameters } from "./succeed.js";
export { suspend, type SuspendParameters } from "./suspend.js";
export { transfer } from "./transfer.js";
