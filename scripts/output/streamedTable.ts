import stringWidth from "fast-string-width";

import { printable } from "./printable.js";

/** A column of a table whose rows come page by page. */
export interface StreamedColumn {
  readonly title: string;
  /** Width of its cells, in places; a wider cell moves what stands after it. */
  readonly width: number;
}

/** A table whose rows are laid out as they come, so that nothing of it is kept. */
export interface StreamedTable {
  /** Titles of the columns and the line below them. */
  readonly head: string;
  /** Lays out rows, as many cells each as there are columns. */
  readonly rows: (rows: readonly (readonly string[])[]) => string;
}

/** Lays out a table whose widths are known before its rows are. */
export function streamedTable(columns: readonly StreamedColumn[]): StreamedTable {
  const widths = columns.map(({ title, width }) => Math.max(stringWidth(title), width));
  const layOut = (cells: readonly string[]): string =>
    cells
      .map(printable)
      .map((cell, column) => cell + " ".repeat(Math.max((widths[column] ?? 0) - stringWidth(cell), 0)))
      .join("  ")
      .trimEnd();
  const titles = columns.map(({ title }) => title);
  return {
    head: [layOut(titles), widths.map((width) => "─".repeat(width)).join("  ")].join("\n"),
    rows: (rows) => rows.map(layOut).join("\n"),
  };
}
