import type { Plan } from "./Plan.js";

/**
 * Does something as often as the plan says, or until its patience ends, but once at least.
 *
 * @returns How long it took, milliseconds: the median.
 */
export async function repeat(
  { repetitions, patience }: Pick<Plan, "repetitions" | "patience">,
  action: () => unknown,
): Promise<number> {
  const began = performance.now();
  const times: number[] = [];
  do {
    const start = performance.now();
    await action();
    times.push(performance.now() - start);
  } while (times.length < repetitions && performance.now() - began < patience * 1_000);
  return median(times);
}

/** The middle one of numbers, or the mean of the middle two. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = NaN, high = NaN] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}

/** The rate of so many in so many milliseconds, a second. */
export function rate(count: number, milliseconds: number): number {
  return (count * 1_000) / milliseconds;
}
