import { ElicenseError, type Day, type ReasonData } from "@elicense/sdk";

import { dayNumber } from "./dayNumber.js";
import { csvFault, sdkFault, type Fault } from "./Fault.js";

/** Parameters of {@link checkValidity}. */
export interface CheckValidityParameters {
  /** The row's reason; `undefined` where it is not known. */
  readonly reason: ReasonData | undefined;
  /** The first day of validity, where it is right by itself. */
  readonly effectiveOn: Day | undefined;
  /** The last day of validity, where there is one and it is right by itself. */
  readonly expiringDate: Day | undefined;
}

/** Checks that a license is valid for as many days as its reason allows. */
export function checkValidity(
  line: number,
  { reason, effectiveOn, expiringDate }: CheckValidityParameters,
): readonly Fault[] {
  if (reason === undefined || effectiveOn === undefined || expiringDate === undefined) return [];
  const { code, minDays, maxDays } = reason;
  try {
    // Both days count.
    const days = dayNumber(expiringDate, "expiringDate") - dayNumber(effectiveOn, "effectiveDate") + 1;
    if (days >= minDays && days <= maxDays) return [];
    return [csvFault(line, "expiringDate", "CSV_VALIDITY", { days, reason: code, minimum: minDays, maximum: maxDays })];
  } catch (error) {
    if (error instanceof ElicenseError && error.details.field === "expiringDate") {
      return [sdkFault(line, "expiringDate", error)];
    }
    // A first day that the chain does not count is told with the decision.
    return [];
  }
}
