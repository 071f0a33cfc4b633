import type { Point } from "../../plugins/coverageProbes/Point.js";

/** How many of a kind tests reached. */
export interface Reached {
  readonly kind: string;
  readonly covered: number;
  readonly total: number;
}

/**
 * Counts what tests reached.
 *
 * @param points - What there is to be reached.
 * @param hits - Tags of what was.
 */
export function countReached(points: readonly Point[], hits: ReadonlySet<string>): Reached[] {
  return (["statement", "branch", "function"] as const).map((kind) => {
    const ofKind = points.filter((point) => point.kind === kind);
    return { kind, covered: ofKind.filter(({ tag }) => hits.has(tag)).length, total: ofKind.length };
  });
}

/** Adds up the lines found (LF) and hit (LH) in an lcov file. */
export function countLines(lcov: string): Reached {
  const count = (tag: string): number =>
    [...lcov.matchAll(new RegExp(`^${tag}:(\\d+)$`, "gm"))].reduce((total, [, lines]) => total + Number(lines), 0);
  return { kind: "line", covered: count("LH"), total: count("LF") };
}

/** The percentage reached; of nothing, none. */
export function percentOf({ covered, total }: Reached): number {
  return total === 0 ? 0 : (100 * covered) / total;
}
