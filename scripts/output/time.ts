const shanghaiOffset = 8 * 3_600;

/**
 * Writes a moment as the clocks of Asia/Shanghai show it.
 *
 * @param timestamp - Unix time, seconds.
 * @example
 * shanghaiTime(1588175999); // "2020-04-29 23:59:59"
 */
export function shanghaiTime(timestamp: number): string {
  return new Date((timestamp + shanghaiOffset) * 1000).toISOString().slice(0, 19).replace("T", " ");
}
