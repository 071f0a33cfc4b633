import { dayFromNumber, ElicenseError, type Day, type ReasonData } from "@elicense/sdk";

import { dayNumber } from "./dayNumber.js";
import { csvFault, sdkFault, type Fault } from "./Fault.js";

/** A sanction, as far as its row can be read. */
export interface ReadSanction {
  readonly line: number;
  readonly reason: ReasonData;
  readonly effectiveOn: Day;
  /** Last day, that day included; `undefined` where the row gives none. */
  readonly through: Day | undefined;
}

/** The license that a sanction stands against. */
export interface SanctionedLicense {
  /** The first day of its validity. */
  readonly effectiveOn: Day;
  /** The last one; `undefined` where it will not expire. */
  readonly lastDay: Day | undefined;
}

/** Checks a sanction by itself: its days by what its reason allows, and against those of its license. */
export function checkSanction(sanction: ReadSanction, license: SanctionedLicense, today: Day): readonly Fault[] {
  try {
    return [...checkReason(sanction), ...checkDays(sanction, today), ...checkLicense(sanction, license, today)];
  } catch (error) {
    // A day that the chain does not count; it names its column.
    if (error instanceof ElicenseError) return [sdkFault(sanction.line, error.details.field as string, error)];
    throw error;
  }
}

/** Whether a sanction ends its license. */
export function isEnding({ reason: { action } }: Pick<ReadSanction, "reason">): boolean {
  return action === "Revoke" || action === "Annul";
}

function checkReason({ line, reason: { code, approval } }: ReadSanction): readonly Fault[] {
  return approval === "AnotherAuthority" ? [csvFault(line, "reason", "CSV_SANCTION_APPROVAL", { reason: code })] : [];
}

function checkDays({ line, reason, effectiveOn, through }: ReadSanction, today: Day): readonly Fault[] {
  const { code, usableFrom, usableThrough, maxDaysBack, minDays, maxDays } = reason;
  const first = dayNumber(effectiveOn, "effectiveDate");
  const found: Fault[] = [];
  const earliest = Math.max(dayNumber(today, "today") - maxDaysBack, 0);
  if (effectiveOn > today) found.push(csvFault(line, "effectiveDate", "CSV_DATE_FUTURE", { today }));
  else if (effectiveOn < usableFrom || (usableThrough !== null && effectiveOn > usableThrough)) {
    const period = `${usableFrom} – ${usableThrough ?? ""}`;
    found.push(csvFault(line, "effectiveDate", "CSV_REASON_NOT_IN_USE", { reason: code, period }));
  } else if (first < earliest) {
    const details = { reason: code, days: maxDaysBack, earliest: dayFromNumber(earliest) };
    found.push(csvFault(line, "effectiveDate", "CSV_SANCTION_TOO_OLD", details));
  }
  if (maxDays === 0) {
    if (through !== undefined) found.push(csvFault(line, "through", "CSV_SANCTION_THROUGH_UNWANTED", { reason: code }));
  } else if (through === undefined)
    found.push(csvFault(line, "through", "CSV_SANCTION_THROUGH_MISSING", { reason: code }));
  else {
    // Both days count.
    const days = dayNumber(through, "through") - first + 1;
    const details = { days, reason: code, minimum: minDays, maximum: maxDays };
    if (days < minDays || days > maxDays) found.push(csvFault(line, "through", "CSV_SANCTION_DAYS", details));
  }
  return found;
}

function checkLicense(
  { line, reason, effectiveOn: day }: ReadSanction,
  { effectiveOn, lastDay }: SanctionedLicense,
  today: Day,
): readonly Fault[] {
  const { code, statuses } = reason;
  if (isEnding({ reason }) && day < effectiveOn) {
    return [csvFault(line, "effectiveDate", "CSV_SANCTION_BEFORE_LICENSE", { reason: code, effectiveOn })];
  }
  // A suspension from before it may stand still: the version on paper took the place of one that was suspended.
  if (lastDay !== undefined && lastDay < today && !statuses.includes("Expired")) {
    return [csvFault(line, "reason", "CSV_SANCTION_EXPIRED", { reason: code, lastDay })];
  }
  return [];
}
