import stringWidth from "fast-string-width";

import { printable } from "./printable.js";

/**
 * Lays out a table whose columns stand in line, Chinese characters being two places wide.
 *
 * @param headers - Names of the columns.
 * @param rows - Cells, as many a row as there are headers.
 */
export function table(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  const texts = [headers, ...rows].map((cells) => cells.map(printable));
  const widths = headers.map((_, column) => Math.max(...texts.map((cells) => stringWidth(cells[column] ?? ""))));
  const [head = "", ...body] = texts.map((cells) => layOut(cells, widths));
  return [head, widths.map((width) => "─".repeat(width)).join("  "), ...body].join("\n");
}

/**
 * Lays out names and their values, one a line.
 *
 * @param entries - Name and value of each.
 */
export function list(entries: readonly (readonly [name: string, value: string])[]): string {
  const width = Math.max(...entries.map(([name]) => stringWidth(name)));
  return entries.map((cells) => layOut(cells.map(printable), [width, 0])).join("\n");
}

function layOut(cells: readonly string[], widths: readonly number[]): string {
  const padded = cells.map((cell, column) => cell + " ".repeat(Math.max((widths[column] ?? 0) - stringWidth(cell), 0)));
  return padded.join("  ").trimEnd();
}
