import type { Client } from "../client.js";
import { fromNode } from "../errors/fromNode.js";
import type { Placed } from "./Book.js";
import type { ReadingOptions } from "./reading.js";
import { cautiousStride, createStride, crowded } from "./stride.js";

/** A book to be walked. */
export interface BookWalk<Record extends Placed> extends Pick<ReadingOptions, "onProgress"> {
  /** Block of the last record; 0 where none is named. */
  readonly lastBlock: number;
  /** How many records it has, as the state counts them. */
  readonly recordCount: number;
  /** The block that the state was read at. */
  readonly block: number;
  /** Fetches the book's records in a range of blocks. */
  readonly recordsIn: (from: number, to: number) => Promise<readonly Record[]>;
}

/**
 * Walks a book backwards by the block that each record names, until its first record or one that names no block. A step
 * takes as many blocks before the named one as the node gives at once, so that a book in the last few thousand blocks
 * takes one step, and one of many years no more steps than it has records. A book of thousands begins with few blocks.
 *
 * @returns The records found, oldest first; whether they are the whole book is still to be proved.
 */
export async function walkBook<Record extends Placed>(
  client: Client,
  { lastBlock, recordCount, block, recordsIn, onProgress }: BookWalk<Record>,
): Promise<readonly Record[]> {
  // A book of thousands of records, of a few blocks perhaps, is no single question.
  const stride = createStride(client.blocksAtOnce, recordCount > crowded ? cautiousStride : undefined);
  const steps: (readonly Record[])[] = [];
  let records = 0;
  let to = lastBlock;
  // More records than the state counts are a fault already.
  while (to > 0 && records <= recordCount) {
    const from = Math.min(Math.max(to - stride.blocks() + 1, client.deployment.block), to);
    let found: readonly Record[];
    try {
      found = [...(await recordsIn(from, to))].sort((a, b) => a.index - b.index);
    } catch (error) {
      if (from === to || fromNode(error).code !== "NODE_REFUSED") throw error;
      stride.refused(to - from + 1);
      continue;
    }
    stride.answered(found.length);
    steps.push(found);
    records += found.length;
    onProgress?.({ from, to, head: block, records, total: recordCount });
    // What is named within these blocks was hidden; a later block would have us walk in circles.
    const previous = found[0]?.previousBlock ?? 0;
    to = previous < from ? previous : 0;
  }
  return steps.reverse().flat();
}
