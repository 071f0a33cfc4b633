import { DAY_FORM, DAY_RANGE } from "./errors/catalogue/documents.js";
import { ElicenseError } from "./errors/ElicenseError.js";
import { isCalendarDate } from "./identifiers/calendarDate.js";

/** A calendar day of Asia/Shanghai (UTC+8, without daylight saving) as `YYYY-MM-DD`. */
export type Day = string;

const secondsInDay = 86_400;
const shanghaiOffset = 8 * 3_600;

/** The last day that the chain can count to: 2149-06-06. */
export const lastDayNumber = 65_535;

/** Tells whether a text is a day of the calendar as `YYYY-MM-DD`. */
export function isDay(text: string): text is Day {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && isCalendarDate(text.slice(0, 4) + text.slice(5, 7) + text.slice(8));
}

/**
 * Gives the chain's number of a day: days since 1970-01-01.
 *
 * @param day - The day, from 1970-01-01 to 2149-06-06.
 * @param field - Name of the field, for the error.
 * @throws {ElicenseError} DAY_FORM or DAY_RANGE.
 * @example
 * dayToNumber("2020-04-30"); // 18382
 */
export function dayToNumber(day: Day, field = "day"): number {
  if (!isDay(day)) throw new ElicenseError(DAY_FORM, { field });
  const number = Date.parse(`${day}T00:00:00Z`) / 1000 / secondsInDay;
  if (number < 0 || number > lastDayNumber) throw new ElicenseError(DAY_RANGE, { field });
  return number;
}

/**
 * Gives the day of a chain's number.
 *
 * @param number - Days since 1970-01-01.
 * @example
 * dayFromNumber(18382); // "2020-04-30"
 */
export function dayFromNumber(number: number | bigint): Day {
  return new Date(Number(number) * secondsInDay * 1000).toISOString().slice(0, 10);
}

/** Turns a last day into the contracts' form: 0 for none. */
export function toDayBound(day: Day | null, field: string): number {
  return day === null ? 0 : dayToNumber(day, field);
}

/** Turns the contracts' form of a bound, where 0 stands for none, into the SDK's. */
export function fromDayBound(number: bigint | number): Day | null {
  return BigInt(number) === 0n ? null : dayFromNumber(number);
}

/**
 * Gives the day on which a moment falls in Asia/Shanghai.
 *
 * @param timestamp - Unix time, seconds.
 * @example
 * dayOf(1588175999n); // "2020-04-29": a second before midnight
 */
export function dayOf(timestamp: number | bigint): Day {
  return dayFromNumber(Math.floor((Number(timestamp) + shanghaiOffset) / secondsInDay));
}

/**
 * Gives the first moment of a day in Asia/Shanghai, with its offset, as documents write it.
 *
 * @example
 * startOfDay("2020-04-30"); // "2020-04-30T00:00:00+08:00"
 */
export function startOfDay(day: Day): string {
  return `${day}T00:00:00+08:00`;
}

/**
 * Gives the last second of a day in Asia/Shanghai, with its offset.
 *
 * @example
 * endOfDay("2030-04-29"); // "2030-04-29T23:59:59+08:00"
 */
export function endOfDay(day: Day): string {
  return `${day}T23:59:59+08:00`;
}

/**
 * Gives a moment in Asia/Shanghai with its offset, by ISO 8601.
 *
 * @param timestamp - Unix time, seconds.
 * @example
 * formatTime(1588175999); // "2020-04-29T23:59:59+08:00"
 */
export function formatTime(timestamp: number): string {
  return new Date((timestamp + shanghaiOffset) * 1000).toISOString().replace(/\.000Z$/, "+08:00");
}
