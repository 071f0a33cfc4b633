export type { ErrorCode } from "./catalogue.js";
export { describeError, ElicenseError, type ErrorDetails } from "./ElicenseError.js";
export { fromChain } from "./fromChain.js";
export { fromNode } from "./fromNode.js";
export { listErrors, type ErrorArea, type ErrorDescription } from "./listErrors.js";
