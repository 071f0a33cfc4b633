import type { ErrorDetails } from "@elicense/sdk";

import type { CsvFaultCode } from "./csvFaults.js";

/** How many characters a cell may have. */
export const maxCellLength = 1_000;

/** Control characters, marks of direction and width, separators of lines: nothing of it belongs in a license. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** What spreadsheets take for the start of a formula, in either width, behind spaces or quotation marks. */
const formula = /^[\s"'“”‘’＂＇]*[=+\-@＝＋－＠\t\r]/u;

const outerSpace = /^\s|\s$/u;

/** What a conversion leaves where it failed, halves of characters, and characters that mean nothing elsewhere. */
const damaged = /[\uFFFD\p{Cs}\p{Co}]/u;

/** More marks on a letter than a document can have. */
const marks = /\p{M}{31}/u;

/** Most cells consist of these: none of what is looked for is among them. */
const plain = /^[0-9A-Za-z\u4E00-\u9FFF〔〕（）][0-9A-Za-z\u4E00-\u9FFF〔〕（）·、；:./-]*$/;

/**
 * Checks the text of a cell, whatever its column.
 *
 * @param text - Text of the cell; not empty.
 * @returns The first fault, or `undefined`.
 */
export function checkCell(text: string): { readonly code: CsvFaultCode; readonly details: ErrorDetails } | undefined {
  if (text.length <= maxCellLength && plain.test(text)) return undefined;
  const characters = [...text.slice(0, 2 * maxCellLength + 2)].length;
  if (characters > maxCellLength) {
    return { code: "CSV_CELL_TOO_LONG", details: { length: [...text].length, maximum: maxCellLength } };
  }
  if (formula.test(text)) return { code: "CSV_CELL_FORMULA", details: {} };
  const position = [...text].findIndex((character) => invisible.test(character)) + 1;
  if (position > 0) return { code: "CSV_CELL_CONTROL", details: { position } };
  if (outerSpace.test(text)) return { code: "CSV_CELL_SPACE", details: {} };
  const broken = [...text].findIndex((character) => damaged.test(character)) + 1;
  if (broken > 0) return { code: "CSV_CELL_CHARACTER", details: { position: broken } };
  if (marks.test(text)) return { code: "CSV_CELL_MARKS", details: {} };
  return undefined;
}
