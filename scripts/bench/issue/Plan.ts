/** How much is measured. */
export interface Plan {
  /** How many licenses the command line issues, and the bare loop as many. */
  readonly licenses: number;
  /** How many licenses go into a transaction. */
  readonly batchSize: number;
  /** How many transactions of a peer's batches are measured. */
  readonly batches: number;
  /** How many single mints are measured. */
  readonly mints: number;
}

/** What the goals are about. */
export const wholePlan: Plan = { licenses: 100_000, batchSize: 100, batches: 20, mints: 10 };

/** Enough to see that all of it works. */
export const quickPlan: Plan = { licenses: 1_000, batchSize: 100, batches: 2, mints: 2 };
