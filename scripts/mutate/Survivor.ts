import type { Mutant, MutationResult } from "./MutationResult.js";

/** A change of the code that no test noticed. */
export interface Survivor {
  /** Path from the project's root. */
  readonly file: string;
  /** Number of its line, from 1. */
  readonly line: number;
  /** That line, without the spaces around it. */
  readonly text: string;
  /** The change, as `before → after`, each on one line and not too long. */
  readonly change: string;
  /** Whether any test runs the code. */
  readonly reached: boolean;
}

const longest = 80;

/** Lists the changes that no test noticed, by file, line and change. */
export function listSurvivors({ files }: MutationResult): readonly Survivor[] {
  return Object.entries(files)
    .flatMap(([file, { source, mutants }]) =>
      mutants.filter(isMissed).map((mutant) => toSurvivor(file, source.split("\n"), mutant)),
    )
    .sort((a, b) => compare(a.file, b.file) || a.line - b.line || compare(a.change, b.change));
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

function isMissed({ status }: Mutant): boolean {
  return status === "Survived" || status === "NoCoverage";
}

function toSurvivor(file: string, lines: readonly string[], { location, replacement, status }: Mutant): Survivor {
  const { start, end } = location;
  const taken = lines.slice(start.line - 1, end.line);
  taken.push((taken.pop() ?? "").slice(0, end.column - 1));
  taken.unshift((taken.shift() ?? "").slice(start.column - 1));
  return {
    file,
    line: start.line,
    text: (lines[start.line - 1] ?? "").trim(),
    change: `${onOneLine(taken.join("\n"))} → ${onOneLine(replacement)}`,
    reached: status === "Survived",
  };
}

function onOneLine(code: string): string {
  const line = code.replaceAll(/\s+/g, " ");
  return line.length <= longest ? line : `${line.slice(0, longest)}…`;
}
