export { checkCatalogue, type CheckCode } from "./checkCatalogue.js";
export type { HashedBlock } from "./askNode.js";
export type { NodeAnswer, NodeReport } from "./NodeReport.js";
export type { Panel } from "./Panel.js";
export type { VerifyOptions, VerifyParameters } from "./session.js";
export {
  checkNames,
  type Check,
  type CheckName,
  type CheckResult,
  type Evidence,
  type Verdict,
  type Verification,
} from "./Verification.js";
export { verify } from "./verify.js";
export { verifyLicense } from "./verifyLicense.js";
export { verifyMany, type VerifyManyParameters } from "./verifyMany.js";
