export type { ErrorCode } from "./catalogue.js";
export type { ErrorEntry, ErrorTexts } from "./catalogue/ErrorEntry.js";
export { describeError, ElicenseError, type ErrorDetails } from "./ElicenseError.js";
export { errorOf } from "./errorOf.js";
export { fromChain } from "./fromChain.js";
export { fromNode } from "./fromNode.js";
export { isUnanswered } from "./isUnanswered.js";
export { listErrors, type ErrorArea, type ErrorDescription } from "./listErrors.js";
