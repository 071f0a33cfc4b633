/** How much is measured. */
export interface Plan {
  /** How many distinct licenses are issued. */
  readonly licenses: number;
  /** How many documents are verified one after another, each time. */
  readonly verifications: number;
  /** How many documents `verifyMany` verifies, each time. */
  readonly many: number;
  /** How many documents `verifyMany` verifies while its memory is watched. */
  readonly watched: number;
  /** How many documents are built and wrapped, each time. */
  readonly wrapped: number;
  /** How often each is done, of which the median counts. */
  readonly repetitions: number;
  /** How long repeating may go on, seconds: what takes longer is done once. */
  readonly patience: number;
}

/** What the goals are about. */
export const wholePlan: Plan = {
  licenses: 2_000,
  verifications: 100,
  many: 10_000,
  watched: 100_000,
  wrapped: 10_000,
  repetitions: 5,
  patience: 60,
};

/** Enough to see that all of it works. */
export const quickPlan: Plan = {
  licenses: 120,
  verifications: 3,
  many: 240,
  watched: 1_000,
  wrapped: 50,
  repetitions: 1,
  patience: 0,
};
