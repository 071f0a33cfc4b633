/** A record's place in its book. */
export interface Placed {
  /** Position in the book, from 1. */
  readonly index: number;
  /** Block of the record before; 0 where there is none, or none is named. */
  readonly previousBlock: number;
  /** Block of the record. */
  readonly block: number;
}

/** Record count and head of a book, as the state has them. */
export interface BookHead {
  readonly recordCount: number;
  /** 184 bits. */
  readonly head: bigint;
}

/** Why a history is not the whole book: its records are too few or many, out of order, or not those of the head. */
export type BookFault =
  | { readonly kind: "length"; readonly expected: number; readonly actual: number }
  | { readonly kind: "order"; readonly index: number }
  | { readonly kind: "head" };

/**
 * Proves that records are a whole book: as many as the state counts, in order, and linked to the head in the state.
 *
 * @param records - Oldest first.
 * @param book - Record count and head in the state.
 * @param headAfter - Head after a record, from the head before it; 0 before the first.
 * @returns The fault, or `undefined` where the book is whole.
 */
export function bookFault<Record extends Placed>(
  records: readonly Record[],
  book: BookHead,
  headAfter: (head: bigint, record: Record) => bigint,
): BookFault | undefined {
  if (records.length !== book.recordCount)
    return { kind: "length", expected: book.recordCount, actual: records.length };
  const misplaced = records.find(({ index }, position) => index !== position + 1);
  if (misplaced !== undefined) return { kind: "order", index: misplaced.index };
  return headOf(records, headAfter) === book.head ? undefined : { kind: "head" };
}

/** The head after records; `undefined` where one of them is none that a chain could have. */
function headOf<Record extends Placed>(
  records: readonly Record[],
  headAfter: (head: bigint, record: Record) => bigint,
): bigint | undefined {
  try {
    return records.reduce(headAfter, 0n);
  } catch {
    return undefined;
  }
}

/**
 * Walks a book backwards by the block that each record names, until its first record or one that names no block.
 *
 * @param lastBlock - Block of the last record.
 * @param recordsIn - Fetches the book's records in a block.
 * @returns The records found, oldest first; whether they are the whole book is for {@link bookFault} to say.
 */
export async function walkBook<Record extends Placed>(
  lastBlock: number,
  recordsIn: (block: number) => Promise<readonly Record[]>,
): Promise<readonly Record[]> {
  const records: Record[] = [];
  let block = lastBlock;
  while (block > 0) {
    const found = [...(await recordsIn(block))].sort((a, b) => a.index - b.index);
    records.unshift(...found);
    const previous = found[0]?.previousBlock ?? 0;
    // A node that names a later block would have us walk in circles.
    block = previous < block ? previous : 0;
  }
  return records;
}
