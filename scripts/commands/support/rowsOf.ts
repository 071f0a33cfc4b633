import type { Invocation } from "./Command.js";

/** Lists accounts under one name, one a line. */
export function rowsOf(
  name: string,
  accounts: readonly string[],
  { text }: Pick<Invocation, "text">,
): readonly (readonly [string, string])[] {
  const [first = text("proposal.nobody"), ...others] = accounts;
  return [[name, first], ...others.map((account) => ["", account] as const)];
}
