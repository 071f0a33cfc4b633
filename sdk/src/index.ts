export { use, useBatch, type RecordedUse, type UseParameters } from "./access/use.js";
export { createClient, requireLicenseType, type Client, type ClientParameters } from "./client.js";
export {
  actions,
  outcomes,
  rights,
  statuses,
  usageActions,
  type Action,
  type Outcome,
  type Right,
  type Status,
  type UsageAction,
} from "./codes.js";
export { connectContracts, interfaces, type Contracts } from "./contracts.js";
export { dayFromNumber, dayOf, dayToNumber, endOfDay, startOfDay, type Day } from "./day.js";
export * from "./deployment/index.js";
export * from "./documents/index.js";
export { type ErrorCode } from "./errors/catalogue.js";
export { describeError, ElicenseError, type ErrorDetails } from "./errors/ElicenseError.js";
export { fromChain } from "./errors/fromChain.js";
export * from "./history/index.js";
export * from "./identifiers/index.js";
export { fill, type Language, type Text } from "./language.js";
export { getStanding, type GetStandingParameters, type Standing } from "./licenses/getStanding.js";
export {
  actingAuthority,
  issue,
  issueBatch,
  type IssueBatchParameters,
  type IssuedLicense,
  type IssueParameters,
  type NewLicense,
} from "./licenses/issue.js";
export {
  deriveLicenseId,
  isLicenseId,
  parseLicenseId,
  requireLicenseId,
  type Decision,
  type Issuance,
  type LicenseId,
  type LicenseIdParts,
} from "./licenses/licenseId.js";
export { revoke, type RevokeParameters } from "./licenses/revoke.js";
export * from "./licenseTypes/index.js";
export type { Receipt } from "./transactions/Receipt.js";
export * from "./verify/index.js";
