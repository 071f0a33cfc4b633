import { isStructural, type Fault } from "./Fault.js";

/** How many faults of a file are named; the others are counted. */
export const maxNamedFaults = 10_000;

/** Faults as they are found. */
export interface FaultLog {
  readonly add: (faults: readonly Fault[]) => void;
  /** The faults that are named, in the order of lines and columns. */
  readonly named: () => readonly Fault[];
  /** How many were found. */
  readonly count: () => number;
  /** Whether one puts the whole file in doubt. */
  readonly isStructural: () => boolean;
}

/**
 * Creates a log of faults that stays small however many there are.
 *
 * @param columns - Names of the file's columns in their order.
 */
export function createFaultLog(columns: readonly string[]): FaultLog {
  const named: Fault[] = [];
  let count = 0;
  let structural = false;
  const rank = ({ column }: Fault): number => (column === null ? -1 : columns.indexOf(column));
  return {
    add(faults) {
      for (const fault of faults) {
        count++;
        structural ||= isStructural(fault);
        if (named.length < maxNamedFaults) named.push(fault);
      }
    },
    named: () => named.toSorted((a, b) => a.line - b.line || rank(a) - rank(b)),
    count: () => count,
    isStructural: () => structural,
  };
}
