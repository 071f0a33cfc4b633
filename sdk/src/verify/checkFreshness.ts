import { maxClockDrift } from "../maxClockDrift.js";
import { answer, type Answer } from "./Verification.js";

/**
 * Is the newest block young enough for nothing to be missing?
 *
 * @param timestamp - Time of the block, Unix time in seconds.
 * @param now - The present, likewise.
 * @param maxHeadAge - How old it may be, seconds.
 */
export function checkFreshness(timestamp: number, now: number, maxHeadAge: number): Answer {
  const age = now - timestamp;
  if (age < -maxClockDrift) return answer("HEAD_AHEAD", { ahead: -age });
  // Asked this way round, so that a clock or a limit that is no number never passes.
  return age <= maxHeadAge ? answer("HEAD_FRESH", { age: Math.max(age, 0) }) : answer("HEAD_OLD", { age });
}
