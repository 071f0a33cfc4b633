/**
 * Sums up how often the handler of the invariants did each of its deeds.
 *
 * @param lines - A line for each sequence of actions: a number, then the successes of each deed. The runner repeats the
 * last sequence to collect its traces, so a line that stands there twice counts once.
 * @param source - The Solidity source with the enum `Deed`, which names the deeds in the order of the lines.
 * @returns The table to be printed; undefined if no sequence ended.
 */
export function formatSuccesses(lines: string, source: string): string | undefined {
  const sequences = [...new Set(lines.split("\n").filter((line) => line !== ""))].map((line) =>
    line.split(",").slice(1).map(Number),
  );
  if (sequences.length === 0) return undefined;

  const rows = namesOfDeeds(source).map((name, deed) => {
    const counts = sequences.map((sequence) => sequence[deed] ?? 0);
    const total = counts.reduce((sum, count) => sum + count, 0);
    return [name, String(total), String(Math.min(...counts))] as const;
  });
  const line = ([name, total, least]: readonly [string, string, string]): string =>
    `  ${name.padEnd(22)}${total.padStart(9)}${least.padStart(22)}`;
  return [
    `  Successes of the handler in ${sequences.length} sequences`,
    line(["deed", "total", "in the least of them"]),
    ...rows.map(line),
  ].join("\n");
}

/** The members of the enum, in words: `IssueBatch` is `issue batch`. */
function namesOfDeeds(source: string): string[] {
  const members = /enum Deed \{([^}]*)\}/.exec(source)?.[1] ?? "";
  return [...members.matchAll(/\w+/g)].map(([member]) => member.replace(/\B[A-Z]/g, " $&").toLowerCase());
}
