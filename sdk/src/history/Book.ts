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
  try {
    if (records.reduce(headAfter, 0n) === book.head) return undefined;
  } catch {
    // A record that no chain could have leads to no head.
  }
  return { kind: "head" };
}

/**
 * Finds a record that is not in the block which the one after it names, or the last one's which the state names. The
 * blocks in logs are the node's word alone; those in records are part of what is proved.
 *
 * @param records - Oldest first.
 * @param lastBlock - Block of the last record; 0 where none is named.
 */
export function placeFault(records: readonly Placed[], lastBlock: number): BookFault | undefined {
  const misplaced = records.find(({ block }, position) => {
    const named = records[position + 1]?.previousBlock ?? lastBlock;
    return named !== 0 && named !== block;
  });
  return misplaced === undefined ? undefined : { kind: "order", index: misplaced.index };
}
