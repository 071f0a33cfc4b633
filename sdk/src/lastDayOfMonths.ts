import { dayFromNumber, dayToNumber, type Day } from "./day.js";
import { MONTHS_FORM } from "./errors/catalogue/client.js";
import { ElicenseError } from "./errors/ElicenseError.js";

const maxMonths = 1_200;

/**
 * Gives the last day of what lasts a number of calendar months: the eve of the day that has the first day's date in the
 * month of expiry.
 *
 * The Civil Code of the PRC (民法典), articles 200 to 204, counts by the Gregorian calendar; what counts by months ends on
 * the corresponding day of the month of expiry, and where that month has no such day, on its last one (article 202). That
 * is for what begins with a day that isn't counted (article 201). A decision that sets a first day counts it in, as article
 * 204 lets it, and so ends a day earlier. A last day that is a holiday stays: article 203 would make a penalty longer.
 *
 * @param from - First day, counted in.
 * @param months - How many months, from 1 to 1200.
 * @throws {ElicenseError} MONTHS_FORM; DAY_FORM or DAY_RANGE.
 * @example
 * lastDayOfMonths("2026-03-15", 4); // "2026-07-14"
 * @example
 * lastDayOfMonths("2026-10-31", 4); // "2027-02-27": the eve of 28 February, which has no 31st
 */
export function lastDayOfMonths(from: Day, months: number): Day {
  if (!Number.isInteger(months) || months < 1 || months > maxMonths)
    throw new ElicenseError(MONTHS_FORM, { maximum: maxMonths });
  const first = new Date(dayToNumber(from, "from") * 86_400_000);
  const [year, month, date] = [first.getUTCFullYear(), first.getUTCMonth() + months, first.getUTCDate()];
  // Day 0 of a month is the last one of the month before.
  const lastDate = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const eve = Date.UTC(year, month, Math.min(date, lastDate) - 1) / 86_400_000;
  const last = dayFromNumber(eve);
  // The chain's days end before the calendar's do.
  dayToNumber(last, "through");
  return last;
}
