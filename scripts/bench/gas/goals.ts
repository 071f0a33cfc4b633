import type { Figures } from "./Figures.js";

/** The most that a transaction may use from Osaka on (EIP-7825): what is to be sent at once has to fit. */
const TRANSACTION_GAS_CAP = 16_777_216;

/** The most gas that elicense may use. */
export const goals: Figures = {
  issue: 98_000,
  issueInCustody: 76_000,
  issueBatch100Each: 55_000,
  issueBatch100InCustodyEach: 33_000,
  issueBatchLargest: TRANSACTION_GAS_CAP,
  revokeFirst: 75_000,
  revokeLater: 58_000,
  suspendFirst: 75_000,
  suspendLater: 58_000,
  useStatutory: 66_000,
  useBatch100StatutoryEach: 18_000,
  useBatch100OneLicenseStatutoryEach: 8_500,
  useConsent: 69_000,
  useBatch100ConsentEach: 27_000,
  useBatch100OneLicenseConsentEach: 12_000,
  useBatchLargest: TRANSACTION_GAS_CAP,
};
