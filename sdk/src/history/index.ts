export type { BookFault, BookHead, Placed } from "./Book.js";
export type { ChainKind, Checkpoint } from "./Checkpoint.js";
export { readDetail, successorIn, type RecordDetail, type Voucher } from "./detail.js";
export {
  getManagementHistory,
  type GetManagementHistoryParameters,
  type ManagementHistory,
} from "./getManagementHistory.js";
export { getReplayRules, type GetReplayRulesParameters } from "./getReplayRules.js";
export { getStandingOn, type GetStandingOnParameters, type StandingOn } from "./getStandingOn.js";
export { getUsageHistory, type GetUsageHistoryParameters, type UsageHistory } from "./getUsageHistory.js";
export { managementBookFault, managementHead, type ManagementRecord } from "./managementBook.js";
export { packManagementRecord, unpackManagementRecord, type ManagementRecordParts } from "./packedManagementRecord.js";
export type { ChainPage, ChainReadingOptions } from "./readChain.js";
export type { Progress, ReadingOptions } from "./reading.js";
export { replay, type RecordedStanding } from "./replay.js";
export type { Deciding, Inheritance, ReplayRules } from "./ReplayRules.js";
export type { ScanOptions } from "./scan.js";
export { standingInEffect, type StandingInEffect } from "./standingInEffect.js";
export { packUsageRecord, unpackUsageRecord, type UsageRecordParts } from "./packedUsageRecord.js";
export {
  consumerFault,
  consumerHead,
  hashUsageRecord,
  usageBookFault,
  usageHead,
  type UsageRecord,
  type UseBasis,
} from "./usageBook.js";
export { registerFault, registerHead, type RegisterHead } from "./registerBook.js";
