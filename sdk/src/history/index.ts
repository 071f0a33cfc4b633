export type { BookFault, BookHead, Placed } from "./Book.js";
export { readDetail, successorIn, type RecordDetail, type Voucher } from "./detail.js";
export {
  getManagementHistory,
  type GetManagementHistoryParameters,
  type ManagementHistory,
} from "./getManagementHistory.js";
export { getUsageHistory, type GetUsageHistoryParameters, type UsageHistory } from "./getUsageHistory.js";
export { managementBookFault, managementHead, type ManagementRecord } from "./managementBook.js";
export { packManagementRecord, unpackManagementRecord, type ManagementRecordParts } from "./packedManagementRecord.js";
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
