import { dayFromNumber, ElicenseError, type Day, type LicenseType, type ReasonData } from "@elicense/sdk";

import type { CsvType } from "./CsvType.js";
import { dayNumber } from "./dayNumber.js";
import { csvFault, sdkFault, type Fault } from "./Fault.js";
import { unknownReason } from "./unknownReason.js";

/** Parameters of {@link checkDecision}. */
export interface CheckDecisionParameters {
  readonly csvType: CsvType;
  /** Cells that are not faulty by themselves. */
  readonly cells: Readonly<Partial<Record<string, string>>>;
  /** The column of the day on which the decision takes effect: the date of issue where no other is given. */
  readonly effectiveColumn: "effectiveDate" | "issuedDate";
  /** The day in Asia/Shanghai. */
  readonly today: Day;
}

/** Checks that the decision of a row may carry out an issue today: its reason, and the day on which it takes effect. */
export function checkDecision(
  line: number,
  { csvType, cells, effectiveColumn: column, today }: CheckDecisionParameters,
): readonly Fault[] {
  const { reason: code, issuedDate } = cells;
  const reason = findReason(csvType.type, code);
  const effectiveOn = cells[column];
  return [
    ...(code === undefined ? [] : checkReason(line, { code, reason, csvType })),
    ...(column !== "issuedDate" && isFuture(issuedDate, today) ? [future(line, "issuedDate", today)] : []),
    ...(effectiveOn === undefined ? [] : checkDay({ line, column, effectiveOn, reason, today })),
  ];
}

/** Finds a reason for issuing by its code. */
export function findReason({ reasons }: LicenseType, code: string | undefined): ReasonData | undefined {
  return reasons.find((reason) => reason.action === "Issue" && reason.code === code);
}

interface DayParameters {
  readonly line: number;
  readonly column: string;
  readonly effectiveOn: Day;
  readonly reason: ReasonData | undefined;
  readonly today: Day;
}

function checkDay({ line, column, effectiveOn, reason, today }: DayParameters): readonly Fault[] {
  let number: number;
  try {
    // The schema allows days that have no number on the chain.
    number = dayNumber(effectiveOn, column);
  } catch (error) {
    if (error instanceof ElicenseError) return [sdkFault(line, column, error)];
    throw error;
  }
  if (isFuture(effectiveOn, today)) return [future(line, column, today)];
  if (reason === undefined) return [];
  const { code, usableFrom, usableThrough, maxDaysBack } = reason;
  if (effectiveOn < usableFrom || (usableThrough !== null && effectiveOn > usableThrough)) {
    const period = `${usableFrom} – ${usableThrough ?? ""}`;
    return [csvFault(line, column, "CSV_REASON_NOT_IN_USE", { reason: code, period })];
  }
  const earliestNumber = Math.max(dayNumber(today, "today") - maxDaysBack, 0);
  if (number >= earliestNumber) return [];
  const earliest = dayFromNumber(earliestNumber);
  return [csvFault(line, column, "CSV_DATE_TOO_OLD", { reason: code, days: maxDaysBack, earliest })];
}

interface NamedReason extends Pick<CheckDecisionParameters, "csvType"> {
  readonly code: string;
  readonly reason: ReasonData | undefined;
}

function checkReason(line: number, { code, reason, csvType }: NamedReason): readonly Fault[] {
  const { onlyReason, type } = csvType;
  if (onlyReason !== undefined) {
    return code === onlyReason.code
      ? []
      : [csvFault(line, "reason", "CSV_REASON_NOT_IMPORT", { reason: onlyReason.code })];
  }
  if (reason !== undefined) return [];
  const allowed = type.reasons.filter(({ action }) => action === "Issue");
  return [unknownReason(line, "CSV_REASON_UNKNOWN", allowed)];
}

function isFuture(day: Day | undefined, today: Day): boolean {
  return day !== undefined && day > today;
}

function future(line: number, column: string, today: Day): Fault {
  return csvFault(line, column, "CSV_DATE_FUTURE", { today });
}
