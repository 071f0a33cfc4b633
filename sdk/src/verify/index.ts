export { checkCatalogue, type CheckCode } from "./checkCatalogue.js";
export {
  checkNames,
  describeCheck,
  type Check,
  type CheckName,
  type CheckResult,
  type Evidence,
  type Verdict,
  type Verification,
} from "./Verification.js";
export { verify, type VerifyParameters } from "./verify.js";
