import type { UsageRecord } from "../history/usageBook.js";

/** Merges the uses of several licenses, newest first; those of one block stand license by license. */
export function newestFirst(records: readonly UsageRecord[]): readonly UsageRecord[] {
  return [...records].sort((a, b) => b.block - a.block || compare(a.id, b.id) || b.index - a.index);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
