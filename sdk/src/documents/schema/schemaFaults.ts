import { isDay } from "../../day.js";
import {
  isCitizenNumber,
  isDivisionCode,
  isElicenseIdentifier,
  isPracticeNumber,
  isQualificationNumber,
  isUscc,
} from "../../identifiers/index.js";
import type { JsonObject, JsonValue } from "../json.js";
import type { Check, Formats } from "./Check.js";
import { compileSchema } from "./compileSchema.js";

/** What a document has against its schema: never the value. */
export interface SchemaFault {
  /** JSON Pointer to the faulty value. */
  readonly path: string;
  /** JSON Schema keyword that it fails. */
  readonly keyword: string;
  /** What is expected, in English. */
  readonly expected: string;
}

/** The formats that the schema of a license type may name. */
const formats: Formats = {
  date: isDay,
  "elicense-identifier": isElicenseIdentifier,
  "citizen-number": isCitizenNumber,
  "division-code": isDivisionCode,
  "practice-number": isPracticeNumber,
  "qualification-number": isQualificationNumber,
  uscc: isUscc,
};

// A schema comes from the SDK or its user, never from a document, so the compiled ones are few.
const compiled = new WeakMap<JsonObject, Check>();

/**
 * Lists what a document has against the schema of its license type.
 *
 * @param schema - JSON Schema of the whole document.
 * @param document - Document to be checked, a JSON value.
 * @param options - `partial`: whether values may be missing because they are hidden; then only that is a fault which no
 * hidden value could mend.
 * @throws {ElicenseError} SCHEMA_UNSUPPORTED where the schema has a keyword or a format that the SDK does not know.
 */
export function schemaFaults(
  schema: JsonObject,
  document: unknown,
  { partial }: { readonly partial: boolean },
): readonly SchemaFault[] {
  const check = compiled.get(schema) ?? compileSchema(schema, formats);
  compiled.set(schema, check);
  return faultsOf(check, document as JsonValue, partial);
}

/** Lists what a value has against a compiled schema. */
export function faultsOf(check: Check, value: JsonValue, partial: boolean): readonly SchemaFault[] {
  const faults: SchemaFault[] = [];
  check(value, "", { partial, report: (path, keyword, expected) => faults.push({ path, keyword, expected }) });
  return faults;
}
