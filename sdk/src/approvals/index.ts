export { approveAction, prepareApproveAction, type ApproveActionParameters } from "./approveAction.js";
export { decodeCall, type DecodedCall, type NewLicenseTerms } from "./decodeCall.js";
export { getApproval, type Approval, type GetApprovalParameters } from "./getApproval.js";
export { getMaxApprovalPeriod } from "./getMaxApprovalPeriod.js";
export { predictApproved, type PredictApprovedParameters } from "./predictApproved.js";
export { hashAction, type ApprovedCall } from "./hashAction.js";
export { prepareCall, type CallParameters, type PrepareCallOptions, type PreparedCall } from "./prepareCall.js";
export { sendCall, type SendCallParameters } from "./sendCall.js";
export { prepareWithdrawApproval, withdrawApproval, type WithdrawApprovalParameters } from "./withdrawApproval.js";
