const heading = "What failed, once more:";

/**
 * What a test runner says, at its end, of the tests that failed.
 *
 * @param output - What it printed, without colors.
 * @returns Undefined if no test failed.
 */
export function failuresOf(output: string): string | undefined {
  // A test may print the like, so the last summary counts.
  const summary = [...output.matchAll(/^ {2}\d+ failing\b/gm)].at(-1);
  return summary === undefined ? undefined : output.slice(summary.index).trimEnd();
}

/**
 * Repeats what failed, for the end of a run: it stands thousands of lines further up otherwise, or where an output was
 * cut off not at all.
 *
 * @param failures - What each part said of itself; none of those that passed.
 * @returns Undefined if nothing failed.
 */
export function formatFailures(failures: readonly string[]): string | undefined {
  return failures.length === 0 ? undefined : [heading, ...failures].join("\n\n");
}

/** Takes from a run's output what {@link formatFailures} wrote there, without its heading, up to the output's last line. */
export function readFailures(output: string): string | undefined {
  const start = output.lastIndexOf(`${heading}\n`);
  if (start < 0) return undefined;
  const text = output.slice(start + heading.length).trim();
  return text.slice(0, text.lastIndexOf("\n")).trim();
}
