import { isCommon, type Cells, type Column, type CsvType } from "../../csv/CsvType.js";
import { bringsAbout } from "./expectLicense.js";

/** A row with another value in one column. */
export interface Alternative {
  /** The column. */
  readonly column: string;
  readonly cells: Cells;
}

/** How many versions of a license are tried. */
const mostVersions = 9;

/**
 * Gives the rows that one edit may have made this one of, as far as they can be counted: another value of a column that
 * has a list of them, another version, another reason, or a value that was added where none has to be. What was put in
 * the place of a name or a number nobody can count.
 */
export function alternativesTo(cells: Cells, { columns, type }: CsvType): readonly Alternative[] {
  const fields = columns.filter(({ name }) => !isCommon(name));
  const reasons = type.reasons.filter(({ action }) => bringsAbout.has(action)).map(({ code }) => code);
  const versions = Array.from({ length: mostVersions }, (_, index) => index + 1);
  return [
    ...versions
      .filter((version) => version !== Number(cells.version ?? 1))
      .map((version) => replaced(cells, "version", version)),
    ...reasons.filter((code) => code !== cells.reason).map((code) => replaced(cells, "reason", code)),
    ...fields.flatMap((column) =>
      valuesOf(column)
        .filter((value) => value !== cells[column.name])
        .map((value) => replaced(cells, column.name, value)),
    ),
  ];
}

/** The values that a column may have; `undefined` for none. */
function valuesOf({ kind, optional, property }: Column): readonly (string | boolean | undefined)[] {
  const values = kind === "boolean" ? [true, false] : (property.enum ?? []);
  return optional ? [undefined, ...values] : values;
}

function replaced(cells: Cells, column: string, value: string | number | boolean | undefined): Alternative {
  return { column, cells: { ...cells, [column]: value } };
}
