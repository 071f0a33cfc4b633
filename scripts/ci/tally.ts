/** How many tests passed and failed. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/** Adds tallies up. */
export function sum(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((total, { passed }) => total + passed, 0),
    failed: tallies.reduce((total, { failed }) => total + failed, 0),
  };
}

/** The line that a whole run ends with: `N passed, N failed`. */
export function format({ passed, failed }: Tally): string {
  return `${passed} passed, ${failed} failed`;
}

/** Reads the line that {@link format} writes, if the output ends with it. */
export function parse(output: string): Tally | undefined {
  const match = /(?:^|\n)(\d+) passed, (\d+) failed\s*$/.exec(output);
  return match === null ? undefined : { passed: Number(match[1]), failed: Number(match[2]) };
}

/**
 * Reads the summary that a test runner of Hardhat's (Mocha, Solidity) ends with.
 *
 * Hardhat's own result isn't asked, since it counts as passed what Mocha skipped.
 *
 * @param output - What the runner printed, without colors.
 * @returns The last counts, since a test may print the like; undefined if no test ended.
 */
export function parseSummary(output: string): Tally | undefined {
  const [passed, failed] = ["passing", "failing"].map((word) => lastCount(output, word));
  if (passed === undefined && failed === undefined) return undefined;

  const tally = { passed: passed ?? 0, failed: failed ?? 0 };
  return tally.passed + tally.failed === 0 ? undefined : tally;
}

function lastCount(output: string, word: string): number | undefined {
  const counts = [...output.matchAll(new RegExp(`^ {2}(\\d+) ${word}\\b`, "gm"))];
  const last = counts.at(-1)?.[1];
  return last === undefined ? undefined : Number(last);
}
