export * from "./access/index.js";
export * from "./approvals/index.js";
export * from "./authorities/index.js";
export { findBlock, type Block, type BlockParameter } from "./block.js";
export * from "./catalog/index.js";
export { createBareClient, requireLicenseType, type Client, type ClientParameters, type Finality } from "./client.js";
export {
  actions,
  approvalRules,
  effects,
  grantKinds,
  outcomes,
  rights,
  roles,
  statuses,
  usageActions,
  type Action,
  type ApprovalRule,
  type Effect,
  type GrantKind,
  type Outcome,
  type Right,
  type Role,
  type Status,
  type UsageAction,
} from "./codes.js";
export { connectContracts, interfaces, type Contracts } from "./contracts.js";
export { createClient, type BoundClient, type BoundDocuments } from "./createClient.js";
export { dayFromNumber, dayOf, dayToNumber, endOfDay, formatTime, isDay, startOfDay, type Day } from "./day.js";
export * from "./deployment/index.js";
export * from "./documents/index.js";
export * from "./errors/index.js";
export * from "./governance/index.js";
export * from "./grants/index.js";
export * from "./history/index.js";
export * from "./identifiers/index.js";
export { fill, fillText, joinSentences, type Language, type Text } from "./language.js";
export { lastDayOfMonths } from "./lastDayOfMonths.js";
export * from "./licenses/index.js";
export * from "./lifeCycle/index.js";
export * from "./licenseTypes/index.js";
export { requireYoungHead, type YoungHeadOptions } from "./requireYoungHead.js";
export * from "./signers/index.js";
export { transactionGasCap, withGasMargin } from "./transactions/gas.js";
export type { PreparedTransaction, PrepareOptions, Prediction, UnsignedTransaction } from "./transactions/prepare.js";
export type { Receipt } from "./transactions/Receipt.js";
export * from "./verify/index.js";
export * from "./views/index.js";
