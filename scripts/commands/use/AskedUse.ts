import type { LicenseId, LicenseType, Receipt, UsageRecord } from "@elicense/sdk";

/** A use that is asked for, by whatever leave. */
export interface AskedUse {
  /** What names its license: a file, a license id, or the grant's file. */
  readonly name: string;
  readonly id: LicenseId;
  readonly type: LicenseType;
}

/** Uses that are asked for by the same leave, and what carries them out. */
export interface AskedUses {
  readonly uses: readonly AskedUse[];
  /**
   * Carries uses out in one step, from a position on.
   *
   * @returns Their records in that order.
   */
  readonly send: (from: number, count: number) => Promise<RecordedUses>;
}

/** Uses that were recorded in one transaction. */
export type RecordedUses = { readonly records: readonly UsageRecord[] } & Receipt;
