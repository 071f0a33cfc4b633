import { transactionGasCap } from "@elicense/sdk";

import type { Figures } from "./Figures.js";

/** What is to be sent at once has to fit into one transaction. */
const largest = Number(transactionGasCap);

/** The most gas that elicense may use. */
export const goals: Figures = {
  issue: 98_000,
  issueInCustody: 76_000,
  issueBatch100Each: 55_000,
  issueBatch100InCustodyEach: 33_000,
  issueBatchLargest: largest,
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
  useBatchLargest: largest,
};
