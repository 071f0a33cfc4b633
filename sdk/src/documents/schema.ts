import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";

import { isDay } from "../day.js";
import {
  isCitizenNumber,
  isDivisionCode,
  isElicenseIdentifier,
  isPracticeNumber,
  isQualificationNumber,
  isUscc,
} from "../identifiers/index.js";
import type { JsonObject, JsonValue } from "./json.js";

/** What a document has against its schema: never the value. */
export interface SchemaFault {
  /** JSON Pointer to the faulty value. */
  readonly path: string;
  /** JSON Schema keyword that it fails. */
  readonly keyword: string;
  /** What is expected, in English. */
  readonly expected: string;
}

const ajv = new Ajv2020({
  allErrors: true,
  strict: true,
  allowUnionTypes: true,
  formats: {
    date: isDay,
    "elicense-identifier": isElicenseIdentifier,
    "citizen-number": isCitizenNumber,
    "division-code": isDivisionCode,
    "practice-number": isPracticeNumber,
    "qualification-number": isQualificationNumber,
    uscc: isUscc,
  },
});

// A schema comes from the SDK or its user, never from a document, so the compiled ones are few.
const compiled = new WeakMap<JsonObject, { whole: ValidateFunction; partial: ValidateFunction }>();

/**
 * Lists what a document has against the schema of its license type.
 *
 * @param schema - JSON Schema of the whole document.
 * @param document - Document to be checked.
 * @param options - `partial`: whether values may be missing because they are hidden.
 */
export function schemaFaults(
  schema: JsonObject,
  document: unknown,
  { partial }: { readonly partial: boolean },
): readonly SchemaFault[] {
  const validators = compile(schema);
  const validate = partial ? validators.partial : validators.whole;
  if (validate(document)) return [];
  return (validate.errors ?? []).map(toFault);
}

function compile(schema: JsonObject): { whole: ValidateFunction; partial: ValidateFunction } {
  let validators = compiled.get(schema);
  if (validators === undefined) {
    const { $id: _id, ...anonymous } = schema;
    validators = { whole: ajv.compile(anonymous), partial: ajv.compile(relax(anonymous) as JsonObject) };
    compiled.set(schema, validators);
  }
  return validators;
}

/** The schema of a document of which values may be hidden: nothing is required, and an array's item may be null. */
function relax(schema: JsonValue): JsonValue {
  if (Array.isArray(schema)) return schema.map(relax);
  if (typeof schema !== "object" || schema === null) return schema;
  const entries = Object.entries(schema as JsonObject)
    .filter(([keyword, value]) => !(keyword === "required" && Array.isArray(value)))
    .map(([keyword, value]) => [keyword, keyword === "items" ? orNull(relax(value)) : relax(value)] as const);
  return Object.fromEntries(entries);
}

function orNull(schema: JsonValue): JsonValue {
  return { anyOf: [{ type: "null" }, schema] };
}

function toFault({ instancePath, keyword, message, params }: ErrorObject): SchemaFault {
  const missing = (params as { missingProperty?: string }).missingProperty;
  const extra = (params as { additionalProperty?: string }).additionalProperty;
  const name = missing ?? extra;
  return {
    path: name === undefined ? instancePath : `${instancePath}/${name}`,
    keyword,
    expected: message ?? keyword,
  };
}
