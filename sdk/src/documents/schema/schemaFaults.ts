import { isDay } from "../../day.js";
import {
  isCitizenNumber,
  isDivisionCode,
  isElicenseIdentifier,
  isPracticeNumber,
  isQualificationNumber,
  isUscc,
} from "../../identifiers/index.js";
import type { Text } from "../../language.js";
import type { JsonObject, JsonValue } from "../json.js";
import type { Check, Formats } from "./Check.js";
import { compileSchema } from "./compileSchema.js";

/** What a document has against its schema: never the value. */
export interface SchemaFault {
  /** JSON Pointer to the faulty value. */
  readonly path: string;
  /** JSON Schema keyword that it fails. */
  readonly keyword: string;
  /** What is expected, in each language. */
  readonly expected: Text;
}

/** How many texts of a format are remembered. */
const remembered = 4_096;

/** The formats that the schema of a license type may name. Of many licenses, days, places and firms are few. */
const formats: Formats = {
  date: remembering(isDay),
  "elicense-identifier": isElicenseIdentifier,
  "citizen-number": isCitizenNumber,
  "division-code": remembering(isDivisionCode),
  "practice-number": isPracticeNumber,
  "qualification-number": isQualificationNumber,
  uscc: remembering(isUscc),
};

/** Remembers the last few thousand texts that were accepted: one that is refused may be as long as a document. */
function remembering(accepts: (text: string) => boolean): (text: string) => boolean {
  const accepted = new Set<string>();
  return (text) => {
    if (accepted.has(text)) return true;
    if (!accepts(text)) return false;
    if (accepted.size === remembered) accepted.clear();
    accepted.add(text);
    return true;
  };
}

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
