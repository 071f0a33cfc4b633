const shanghaiOffset = 8 * 3_600;

/** The last second of the year 9999 there: what comes after it is nobody's date. */
const lastSecond = 253_402_271_999;

/**
 * Writes a moment as the clocks of Asia/Shanghai show it; one after the year 9999 as Unix time, since others choose when a
 * change is announced for.
 *
 * @param timestamp - Unix time, seconds.
 * @example
 * shanghaiTime(1588175999); // "2020-04-29 23:59:59"
 */
export function shanghaiTime(timestamp: number): string {
  if (timestamp > lastSecond) return `Unix ${String(timestamp)}`;
  return new Date((timestamp + shanghaiOffset) * 1000).toISOString().slice(0, 19).replace("T", " ");
}
