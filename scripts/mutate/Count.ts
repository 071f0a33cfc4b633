import type { Mutant, MutationResult } from "./MutationResult.js";

/** How many changes of the code the tests noticed. */
export interface Count {
  /** Changes that could be tried. */
  readonly mutants: number;
  /** Those that a test failed by, or didn't end with. */
  readonly killed: number;
  /** Those that the tests passed in spite of. */
  readonly survived: number;
  /** Those of code that no test runs. */
  readonly unreached: number;
}

/** The least part that the tests must notice, in per cent. */
export const floor = 90;

/** Counts the changes of each file. */
export function countFiles({ files }: MutationResult): readonly (readonly [file: string, count: Count])[] {
  return Object.entries(files)
    .map(([file, { mutants }]) => [file, countMutants(mutants)] as const)
    .filter(([, { mutants }]) => mutants > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Counts the changes of all files. */
export function countAll({ files }: MutationResult): Count {
  return countMutants(Object.values(files).flatMap(({ mutants }) => mutants));
}

/** The part that the tests noticed, in per cent; of nothing, none. */
export function scoreOf({ mutants, killed }: Count): number {
  return mutants === 0 ? 0 : (100 * killed) / mutants;
}

function countMutants(mutants: readonly Mutant[]): Count {
  const having = (...statuses: readonly Mutant["status"][]): number =>
    mutants.filter(({ status }) => statuses.includes(status)).length;
  const [killed, survived, unreached] = [having("Killed", "Timeout"), having("Survived"), having("NoCoverage")];
  return { mutants: killed + survived + unreached, killed, survived, unreached };
}
