import { maxClockDrift } from "../maxClockDrift.js";
import { toNumber, type NodeHead } from "./askHead.js";

/** A block's place in the chain: its number, and its time, Unix time in seconds. */
type Place = Pick<NodeHead, "number" | "timestamp">;

/**
 * The farthest block that a node told of, so that none is asked after it which has not come as far. Told of a block that was
 * never there, it would keep every other node out for ever. So it believes no more than time allows: of two blocks the later
 * one is a second younger for each number between them at the least, and none is younger than now.
 */
export class FarthestBlock {
  /** Its time is the latest that it can have, where it was not told of. */
  #place: Place = { number: 0, timestamp: 0 };

  /** Takes an answer of the node that is asked for what it says of blocks. */
  hear(method: string, result: unknown): void {
    const { number = 0, timestamp = Infinity } = blockIn(method, result);
    if (number > this.#place.number) this.#place = { number, timestamp: Math.min(timestamp, latestTime()) };
  }

  /** Whether a node has come as far, or shows by its own newest block that there cannot have been as many. */
  isReachedBy({ number, timestamp }: Place): boolean {
    const missing = this.#place.number - number;
    if (missing <= 0) return true;
    // What lies in the future shows nothing.
    return timestamp <= latestTime() && missing > this.#place.timestamp - timestamp;
  }

  /** Measures by a node that is asked from now on: where there cannot have been more, no more is asked of the next. */
  take({ number, timestamp }: Place): void {
    if (number < this.#place.number) this.#place = { number, timestamp: Math.min(timestamp, latestTime()) };
  }
}

/** The latest time that a block can have, Unix time in seconds. */
export function latestTime(): number {
  return Date.now() / 1000 + maxClockDrift;
}

/** The block that an answer tells of, as far as it does. */
function blockIn(method: string, result: unknown): Partial<Record<keyof Place, number | undefined>> {
  if (method === "eth_blockNumber") return { number: toNumber(result) };
  if (typeof result !== "object" || result === null) return {};
  const { number, timestamp, blockNumber } = result as Readonly<Record<string, unknown>>;
  if (method === "eth_getBlockByNumber") return { number: toNumber(number), timestamp: toNumber(timestamp) };
  return method === "eth_getTransactionReceipt" ? { number: toNumber(blockNumber) } : {};
}
