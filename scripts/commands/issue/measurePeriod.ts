import type { Block } from "@elicense/sdk";
import type { Provider } from "ethers";

/** Over how many blocks the time that one takes is measured. */
const blocksMeasured = 20;

/** A chain whose blocks are further apart makes them when there is something to put in, seconds. */
const longestPeriod = 60;

/**
 * Measures how far the chain's latest blocks are apart: the middle one of these times, for a chain that was halted for a
 * while has one that says nothing.
 *
 * @param latest - The newest block.
 * @returns Seconds; `null` where there are too few blocks, or they come when there is something to put in.
 */
export async function measurePeriod(provider: Provider, latest: Block): Promise<number | null> {
  const back = Math.max(Math.min(blocksMeasured, latest.number - 1), 0);
  const earlier = await Promise.all(Array.from({ length: back }, (_, n) => provider.getBlock(latest.number - n - 1)));
  const times = [latest, ...earlier].flatMap((block) => (block === null ? [] : [block.timestamp]));
  const periods = times.slice(1).map((time, position) => (times[position] as number) - time);
  const period = periods.toSorted((a, b) => a - b)[Math.floor(periods.length / 2)];
  return period === undefined || period > longestPeriod ? null : period;
}
