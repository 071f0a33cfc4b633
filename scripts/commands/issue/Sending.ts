import type { Language, Receipt } from "@elicense/sdk";

import type { RunFailure } from "./IssueReport.js";
import { runFailure } from "./runFailure.js";

/** What sending came to, besides what the ledger has. */
export interface Sent {
  /** How many transactions were carried out. */
  readonly transactions: number;
  /** Gas that they took. */
  readonly gasUsed: bigint;
  /** What ended the run before its end. */
  readonly failure?: RunFailure;
}

/** Sending as far as it has come. */
export interface Sending {
  /** Counts a transaction that was carried out. */
  readonly count: (receipt: Receipt) => void;
  /** Takes down a fault; the first one ends the run. */
  readonly fail: (error: unknown, during: RunFailure["during"]) => void;
  readonly hasFailed: () => boolean;
  readonly sent: () => Sent;
}

/** Begins to count what is sent. */
export function beginSending(language: Language): Sending {
  let transactions = 0;
  let gasUsed = 0n;
  let failure: RunFailure | undefined;
  return {
    count: (receipt) => {
      transactions++;
      gasUsed += receipt.gasUsed;
    },
    fail: (error, during) => {
      failure ??= runFailure(error, during, language);
    },
    hasFailed: () => failure !== undefined,
    sent: () => ({ transactions, gasUsed, ...(failure !== undefined && { failure }) }),
  };
}
