/**
 * Finds those that say the same, if there are enough of them.
 *
 * @param statements - What was said.
 * @param keyOf - A text that is the same where the same is said.
 * @param threshold - How many must say it.
 * @returns Those that do; none where no answer has so many, or more than one has.
 */
export function agreeing<Statement>(
  statements: readonly Statement[],
  keyOf: (statement: Statement) => string,
  threshold: number,
): readonly Statement[] {
  const [agreed = [], ...others] = [...Map.groupBy(statements, keyOf).values()].filter(
    ({ length }) => length >= threshold,
  );
  return others.length === 0 ? agreed : [];
}
