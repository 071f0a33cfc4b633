import {
  dayToNumber,
  ElicenseError,
  parseCitizenNumber,
  parseDivisionCode,
  parsePracticeNumber,
  parseQualificationNumber,
  parseUscc,
  schemaFaults,
  type SchemaFault,
} from "@elicense/sdk";

import type { Cells, CsvType, Property } from "./CsvType.js";
import { csvFault, sdkFault, type Fault } from "./Fault.js";
import { patternWords } from "./patternWords.js";

/** Readers of the formats of the schemas, which say more exactly than a schema what is wrong. */
const readers: Readonly<Partial<Record<string, (text: string, field: string) => unknown>>> = {
  date: dayToNumber,
  "citizen-number": parseCitizenNumber,
  "division-code": parseDivisionCode,
  "practice-number": parsePracticeNumber,
  "qualification-number": parseQualificationNumber,
  uscc: parseUscc,
};

/** Parameters of {@link checkFields}. */
export interface CheckFieldsParameters {
  readonly csvType: CsvType;
  /** Cells that are fields of the license. */
  readonly fields: Cells;
  /** Whether a field may be missing because its cell is faulty by itself. */
  readonly partial: boolean;
}

/**
 * Checks the fields of a row by what the schema of its license type says of each, and of all together.
 *
 * @returns One fault a cell at the most.
 */
export function checkFields(line: number, { csvType, fields, partial }: CheckFieldsParameters): readonly Fault[] {
  const faults = schemaFaults(csvType.rowSchema, fields, { partial });
  if (faults.length === 0) return [];
  const byColumn = new Map(faults.toReversed().map((fault) => [columnOf(fault), fault]));
  return [...byColumn].toReversed().map(([column, fault]) => {
    const property = csvType.columns.find(({ name }) => name === column)?.property ?? {};
    return toFault(line, column, fields[column], property, fault);
  });
}

function columnOf({ path }: SchemaFault): string {
  return path.split("/")[1] ?? "";
}

function toFault(line: number, column: string, value: Cells[string], property: Property, fault: SchemaFault): Fault {
  const { format = "", pattern, maxLength = 0 } = property;
  const text = typeof value === "string" ? value : "";
  switch (fault.keyword) {
    case "format":
      return formatFault(line, column, text, format);
    case "enum":
      return csvFault(line, column, "CSV_CELL_CHOICE", { allowed: (property.enum ?? []).join("、") });
    case "required":
      return csvFault(line, column, "CSV_CELL_EMPTY");
    case "false schema":
      return csvFault(line, column, "CSV_CELL_UNWANTED");
    case "maxLength":
      if (property.maxLength === undefined) break;
      return csvFault(line, column, "CSV_CELL_TOO_LONG", { length: [...text].length, maximum: maxLength });
  }
  return csvFault(line, column, "CSV_CELL_FORM", {
    expected: patternWords(pattern ?? "") ?? pattern ?? fault.expected,
  });
}

function formatFault(line: number, column: string, text: string, format: string): Fault {
  try {
    readers[format]?.(text, column);
  } catch (error) {
    if (error instanceof ElicenseError) return sdkFault(line, column, error);
    throw error;
  }
  return csvFault(line, column, "CSV_CELL_FORM", { expected: format });
}
