export { annotate, prepareAnnotate } from "./annotate.js";
export { annul, prepareAnnul } from "./annul.js";
export { cancel, prepareCancel } from "./cancel.js";
export { isCustody } from "./custody.js";
export type { Decision } from "./Decision.js";
export { endorse, prepareEndorse } from "./endorse.js";
export { getCondition, type Condition, type GetConditionParameters } from "./getCondition.js";
export { getCustodyAccount } from "./getCustodyAccount.js";
export { getMaxIssueBatch } from "./getMaxIssueBatch.js";
export { getRegisterState, type GetRegisterStateParameters, type RegisterState } from "./getRegisterState.js";
export { getStanding, type GetStandingParameters, type ScheduledStatus, type Standing } from "./getStanding.js";
export { getStandings } from "./getStandings.js";
export { getStatuses, type TrustedStatus } from "./getStatuses.js";
export { isIssuingPaused } from "./isIssuingPaused.js";
export type { Issuance } from "./Issuance.js";
export {
  issue,
  issueBatch,
  prepareIssue,
  prepareIssueBatch,
  type IssueBatchParameters,
  type IssuedIds,
  type IssueParameters,
} from "./issue.js";
export {
  deriveLicenseId,
  isLicenseId,
  parseLicenseId,
  requireLicenseId,
  type LicenseId,
  type LicenseIdParts,
} from "./licenseId.js";
export type { ManageParameters } from "./manage.js";
export type { CommittedDraft, IssuedId, IssuedLicense, NewLicense } from "./newLicense.js";
export type { ManyLicensesParameters } from "./ManyLicensesParameters.js";
export { prepareRebind, rebind, type RebindParameters } from "./rebind.js";
export { prepareReissue, reissue } from "./reissue.js";
export { prepareResume, resume } from "./resume.js";
export { prepareRevoke, revoke } from "./revoke.js";
export type { SuccessionParameters } from "./succeed.js";
export { prepareSuspend, suspend, type SuspendParameters } from "./suspend.js";
export { prepareTransfer, transfer } from "./transfer.js";
export {
  verifyField,
  verifyIssuance,
  type VerifyFieldParameters,
  type VerifyIssuanceParameters,
} from "./verifyIssuance.js";
