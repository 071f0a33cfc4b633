import {
  dayToNumber,
  ElicenseError,
  parseCitizenNumber,
  parseDivisionCode,
  parsePracticeNumber,
  parseQualificationNumber,
  parseUscc,
  schemaFaults,
  type LicenseType,
  type SchemaFault,
} from "@elicense/sdk";

import type { Cells } from "./CsvType.js";
import { csvFault, sdkFault, type Fault } from "./Fault.js";

/** Readers of the formats of the schemas, which say more exactly than a schema what is wrong. */
const readers: Readonly<Partial<Record<string, (text: string, field: string) => unknown>>> = {
  date: dayToNumber,
  "citizen-number": parseCitizenNumber,
  "division-code": parseDivisionCode,
  "practice-number": parsePracticeNumber,
  "qualification-number": parseQualificationNumber,
  uscc: parseUscc,
};

/**
 * Checks each cell by what the schema of its license type says of the field.
 *
 * @returns One fault a cell at the most.
 */
export function checkFields(line: number, type: LicenseType, fields: Cells): readonly Fault[] {
  const faults = schemaFaults(type.schema, { credentialSubject: fields }, { partial: true });
  const byColumn = new Map(faults.map((fault) => [columnOf(fault), fault]));
  return [...byColumn].map(([column, fault]) =>
    toFault(line, column, fields[column] ?? "", propertyOf(type, column), fault),
  );
}

function columnOf({ path }: SchemaFault): string {
  return path.split("/")[2] ?? "";
}

function toFault(line: number, column: string, text: string, property: Property, fault: SchemaFault): Fault {
  const { format = "", pattern, maxLength = 0 } = property;
  if (fault.keyword === "format") return formatFault(line, column, text, format);
  if (fault.keyword === "enum") {
    return csvFault(line, column, "CSV_CELL_CHOICE", { allowed: (property.enum ?? []).join("、") });
  }
  if (fault.keyword === "maxLength") {
    return csvFault(line, column, "CSV_CELL_TOO_LONG", { length: [...text].length, maximum: maxLength });
  }
  return csvFault(line, column, "CSV_CELL_FORM", { expected: pattern ?? fault.expected });
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

/** What a schema says of a field; the schemas are the project's own, and so is their form. */
interface Property {
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly maxLength?: number;
}

function propertyOf({ schema }: LicenseType, column: string): Property {
  const { properties } = schema as unknown as {
    readonly properties: {
      readonly credentialSubject: { readonly properties: Readonly<Partial<Record<string, Property>>> };
    };
  };
  return properties.credentialSubject.properties[column] ?? {};
}
