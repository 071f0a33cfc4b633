import { csvFault, type Fault } from "./Fault.js";

/** Remembers the values of columns that no two rows may have in common. */
export interface DuplicateFinder {
  /** Enters a value, and gives the faults of both lines where another has it already. */
  readonly enter: (line: number, column: string, value: string) => readonly Fault[];
}

/** Creates a finder of duplicates for one file. */
export function createDuplicateFinder(): DuplicateFinder {
  const lines = new Map<string, { readonly line: number; named: boolean }>();

  return {
    enter(line, column, value) {
      const key = `${column}\n${value}`;
      const first = lines.get(key);
      if (first === undefined) {
        lines.set(key, { line, named: false });
        return [];
      }
      const faults = [csvFault(line, column, "CSV_DUPLICATE", { other: first.line })];
      // Which of the two is right is not for a program to say, so neither is issued.
      if (!first.named) faults.push(csvFault(first.line, column, "CSV_DUPLICATE", { other: line }));
      first.named = true;
      return faults;
    },
  };
}
