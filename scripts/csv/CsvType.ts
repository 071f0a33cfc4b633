import {
  derivedFields,
  errorOf,
  type JsonObject,
  type JsonValue,
  type LicenseType,
  type ReasonData,
} from "@elicense/sdk";

import { typeName } from "../typeName.js";

/** How the cells of a column are read: `code` is text of a fixed alphabet, `text` is free. */
export type ColumnKind = "text" | "code" | "date" | "integer" | "boolean" | "list";

/** What a schema says of a field; the schemas are the project's own, and so is their form. */
export interface Property {
  readonly type?: string;
  readonly title?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly items?: Property;
  readonly examples?: readonly JsonValue[];
}

/** A column of a file. */
export interface Column {
  /** The schema's name of the field. */
  readonly name: string;
  /** Its title in Chinese, by which a header may name it as well. */
  readonly title: string;
  readonly kind: ColumnKind;
  /** Whether its cells may be empty, and the whole column left out. */
  readonly optional: boolean;
  readonly property: Property;
}

/** Values of a row by the names of their columns; empty cells are left out. */
export type Cells = Readonly<Partial<Record<string, JsonValue>>>;

/** The columns that a file may have; they may stand in any order. */
export interface TableColumns {
  readonly columns: readonly Column[];
}

/** How licenses of a type stand in a file: all of it follows from the type's schema and catalog. */
export interface CsvType extends TableColumns {
  /** The type's name in the command line. */
  readonly name: string;
  readonly type: LicenseType;
  /** Columns whose value no two licenses of a file have in common. */
  readonly unique: readonly string[];
  /** The column of the decision's number. */
  readonly decisionNo: string;
  /** The type's schema, of the fields that are entered alone. */
  readonly rowSchema: JsonObject;
  /** The one reason for which its licenses are issued; left out where each row names its own. */
  readonly onlyReason?: ReasonData;
}

/** Columns of every type: what goes with a license and is no field of it. */
const commonColumns = {
  serial: { name: "serial", title: "证照流水号", kind: "code", optional: false, property: { examples: ["1"] } },
  version: { name: "version", title: "版本", kind: "integer", optional: true, property: {} },
  reason: { name: "reason", title: "颁发事由", kind: "code", optional: false, property: { examples: ["IMPORT"] } },
  reviewer: { name: "reviewer", title: "审查机构代码", kind: "code", optional: true, property: { format: "uscc" } },
  holder: { name: "holder", title: "持证账户", kind: "code", optional: true, property: {} },
} as const satisfies Readonly<Record<string, Column>>;

/** Whether a column is one of those that every type has. */
export function isCommon(name: string): boolean {
  return Object.hasOwn(commonColumns, name);
}

/**
 * Makes of a license type how its licenses stand in a file.
 *
 * @throws {ElicenseError} SCHEMA_UNSUPPORTED where the schema's `$id` names no type, or no field is the decision's number.
 */
export function csvTypeOf(type: LicenseType): CsvType {
  const subject = subjectOf(type);
  const fields = Object.entries(subject.properties).filter(([name, property]) => isEntered(name, property));
  const required = subject.required.filter((name) => fields.some(([field]) => field === name) && !isFilledIn(name));
  const columns = fields.map(([name, property]): Column => {
    const kind = kindOf(property);
    return { name, title: property.title ?? name, kind, optional: !required.includes(name), property };
  });
  const { certificateNumber, holderCode } = type.envelope;
  const name = typeName(type);
  if (name === undefined) throw errorOf("SCHEMA_UNSUPPORTED", { place: "$id" });
  const decisionNo = fields.find(([name]) => /^decisionNo$|DecisionNo$/.test(name))?.[0];
  if (decisionNo === undefined) throw errorOf("SCHEMA_UNSUPPORTED", { place: "properties/decisionNo" });
  return {
    name,
    type,
    columns: [
      ...[commonColumns.serial, commonColumns.version, ...columns],
      ...[commonColumns.reason, commonColumns.reviewer, commonColumns.holder],
    ],
    unique: [...new Set([certificateNumber, holderCode].filter((name) => name !== undefined))],
    decisionNo,
    rowSchema: { ...subject, required, properties: Object.fromEntries(fields) } as unknown as JsonObject,
  };
}

/** The reason for which a license that exists on paper is issued; `undefined` where the type's catalog has none. */
export function importReasonOf({ reasons }: LicenseType): ReasonData | undefined {
  return reasons.find(({ action, code }) => action === "Issue" && code === "IMPORT");
}

/**
 * Makes of how licenses of a type stand in a file how those do that exist on paper: all for one reason, which no row
 * need name.
 */
export function importTypeOf(csvType: CsvType, onlyReason: ReasonData): CsvType {
  const columns = csvType.columns.map((column) => (column.name === "reason" ? { ...column, optional: true } : column));
  return { ...csvType, columns, onlyReason };
}

interface Subject {
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, Property>>;
}

function subjectOf({ schema }: LicenseType): Subject {
  const { properties } = schema as unknown as { readonly properties: { readonly credentialSubject: Subject } };
  return properties.credentialSubject;
}

/** Lists of objects, such as sanctions, are the history of a license and stand in no table. */
function isEntered(name: string, { type, items }: Property): boolean {
  return !derived.has(name) && !(type === "array" && items?.type === "object");
}

/** The effective day is the day of issue where no other is given. */
function isFilledIn(name: string): boolean {
  return name === "effectiveDate";
}

const derived: ReadonlySet<string> = new Set(derivedFields);

function kindOf({ type, format, pattern }: Property): ColumnKind {
  if (type === "integer" || type === "boolean") return type;
  if (type === "array") return "list";
  if (format === "date") return "date";
  return format === undefined && pattern === undefined ? "text" : "code";
}
