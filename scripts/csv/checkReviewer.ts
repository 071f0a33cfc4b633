import type { ReasonData } from "@elicense/sdk";

import type { Cells } from "./CsvType.js";
import { csvFault, type Fault } from "./Fault.js";

/** Parameters of {@link checkReviewer}. */
export interface CheckReviewerParameters {
  /** The row's reason; `undefined` where it is not known. */
  readonly reason: ReasonData | undefined;
  /** Cells of the row. */
  readonly cells: Cells;
  /** Those that are not faulty by themselves. */
  readonly sound: Cells;
  readonly issuer: { readonly code: string };
}

/** Checks that a row names who reviews it where its reason needs another authority's approval, and only there. */
export function checkReviewer(
  line: number,
  { reason, cells, sound, issuer }: CheckReviewerParameters,
): readonly Fault[] {
  const { reviewer } = cells;
  if (reason === undefined || reviewer !== sound.reviewer) return [];

  const needed = reason.approval === "AnotherAuthority";
  const details = { reason: reason.code };
  if (needed && reviewer === undefined) return [csvFault(line, "reviewer", "CSV_REVIEWER_MISSING", details)];
  if (!needed && reviewer !== undefined) return [csvFault(line, "reviewer", "CSV_REVIEWER_NOT_NEEDED", details)];
  return reviewer === issuer.code ? [csvFault(line, "reviewer", "CSV_REVIEWER_ISSUER", details)] : [];
}
