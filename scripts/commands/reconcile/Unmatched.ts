import type { Decision, LicenseId } from "@elicense/sdk";

import type { Fault } from "../../csv/Fault.js";

/** A row that is not as any license was issued. Its cells are not kept: of a whole file, they would not fit. */
export interface UnmatchedRow {
  readonly line: number;
  readonly identifier: string | null;
  /** Which license it is, and the columns that differ: what its document tells, or what one other value shows. */
  readonly original?: {
    readonly id: LicenseId;
    readonly columns: readonly string[];
    readonly reason: "fields" | "unseen" | "oneColumn";
  };
  /** The decision that it names, as a key, and its division; left out where the row names none that can be. */
  readonly told?: { readonly decision: string; readonly division: string };
  readonly fault?: Fault;
}

/** A license of the register that no row accounts for. */
export interface UnmatchedLicense {
  readonly id: LicenseId;
  readonly decision: string;
  readonly division: string;
}

/** Makes a decision comparable: the same text for the same decision. */
export function decisionKey({ reason, effectiveOn, documentHash, approver }: Decision): string {
  return [reason, effectiveOn, documentHash, approver].join();
}

/** Rows and licenses of one decision that have no counterpart. */
export interface Group {
  readonly rows: readonly UnmatchedRow[];
  readonly licenses: readonly UnmatchedLicense[];
}

/**
 * Puts rows together with the licenses of the same decision, of the same division where that leaves one of each: an
 * edited row and the license that it was, most likely. The chain has no value of a license, so it does not say more.
 *
 * @returns Groups with at least one of each; what is in none has no counterpart.
 */
export function groupByDecision(
  rows: readonly UnmatchedRow[],
  licenses: readonly UnmatchedLicense[],
): readonly Group[] {
  const close = grouped(rows, licenses, ({ decision, division }) => `${decision} ${division}`).filter(isPair);
  const paired = new Set<UnmatchedRow | UnmatchedLicense>(close.flatMap((group) => [...group.rows, ...group.licenses]));
  const left = grouped(
    rows.filter((row) => !paired.has(row)),
    licenses.filter((license) => !paired.has(license)),
    ({ decision }) => decision,
  );
  return [...close, ...left];
}

/** Whether a group is one row and one license. */
export function isPair({ rows, licenses }: Group): boolean {
  return rows.length === 1 && licenses.length === 1;
}

/** What both rows and licenses tell of themselves. */
interface Told {
  readonly decision: string;
  readonly division: string;
}

function grouped(
  rows: readonly UnmatchedRow[],
  licenses: readonly UnmatchedLicense[],
  keyOf: (told: Told) => string,
): readonly Group[] {
  const byKey = Map.groupBy(licenses, keyOf);
  const decided = rows.flatMap((row) => (row.told === undefined ? [] : [{ row, key: keyOf(row.told) }]));
  return [...Map.groupBy(decided, ({ key }) => key)].flatMap(([key, group]) => {
    const found = byKey.get(key) ?? [];
    return found.length === 0 ? [] : [{ rows: group.map(({ row }) => row), licenses: found }];
  });
}
