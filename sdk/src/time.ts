import { TIME_FORM } from "./errors/catalogue/client.js";
import { ElicenseError } from "./errors/ElicenseError.js";

/**
 * Refuses what is no moment, or no span of time, that the chain can hold.
 *
 * @param seconds - Unix time, or a span, in whole seconds.
 * @param field - Name of the field, for the error.
 * @param maximum - The most that the field holds: 40 bits if left out.
 * @throws {ElicenseError} TIME_FORM.
 */
export function requireTime(seconds: number, field: string, maximum = 0xff_ffff_ffff): number {
  if (!Number.isInteger(seconds) || seconds < 0 || seconds > maximum) throw new ElicenseError(TIME_FORM, { field });
  return seconds;
}
