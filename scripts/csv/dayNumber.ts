import { dayToNumber, type Day } from "@elicense/sdk";

/** Days that were asked after: a file has few, and the chain counts no more than 65,536. */
const numbers = new Map<Day, number>();

/**
 * Gives the chain's number of a day, as `dayToNumber`; asked again, it looks it up.
 *
 * @throws {ElicenseError} DAY_FORM or DAY_RANGE, naming the column.
 */
export function dayNumber(day: Day, column: string): number {
  const known = numbers.get(day);
  if (known !== undefined) return known;
  const number = dayToNumber(day, column);
  numbers.set(day, number);
  return number;
}
