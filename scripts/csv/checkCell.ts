import type { ErrorDetails } from "@elicense/sdk";

import type { CsvFaultCode } from "./csvFaults.js";

/** How many characters a cell may have. */
export const maxCellLength = 1_000;

/** Control characters, marks of direction and width, separators of lines: nothing of it belongs in a license. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** What spreadsheets take for the start of a formula, in either width, behind spaces or quotation marks. */
const formula = /^[\s"'“”‘’＂＇]*[=+\-@＝＋－＠\t\r]/u;

const outerSpace = /^\s|\s$/u;

/**
 * Checks the text of a cell, whatever its column.
 *
 * @param text - Text of the cell; not empty.
 * @returns The first fault, or `undefined`.
 */
export function checkCell(text: string): { readonly code: CsvFaultCode; readonly details: ErrorDetails } | undefined {
  const characters = [...text.slice(0, 2 * maxCellLength + 2)].length;
  if (characters > maxCellLength) {
    return { code: "CSV_CELL_TOO_LONG", details: { length: [...text].length, maximum: maxCellLength } };
  }
  if (formula.test(text)) return { code: "CSV_CELL_FORMULA", details: {} };
  const position = [...text].findIndex((character) => invisible.test(character)) + 1;
  if (position > 0) return { code: "CSV_CELL_CONTROL", details: { position } };
  if (outerSpace.test(text)) return { code: "CSV_CELL_SPACE", details: {} };
  return undefined;
}
