import { SCHEMA_UNSUPPORTED } from "../../errors/catalogue/documents.js";
import { ElicenseError } from "../../errors/ElicenseError.js";
import { isJsonObject, type JsonObject, type JsonValue } from "../json.js";
import { both, type Check, type Formats, type Verdict } from "./Check.js";
import { combinationKeywords } from "./combinations.js";
import { itemKeywords } from "./items.js";
import { memberKeywords } from "./members.js";
import { valueKeywords } from "./values.js";

/** Keywords that say something to people, or that another keyword's check reads. */
const silent = new Set(["$schema", "$id", "$comment", "title", "description", "examples", "then", "else"]);

/**
 * Turns a JSON Schema (2020-12) into a check, once and without `eval`, which a strict Content-Security-Policy forbids.
 * What the check does not know it refuses here: a rule that nobody applies would look like one that is kept.
 *
 * @param schema - The schema; no `$ref`, so that nothing is fetched and nothing recurs without an end.
 * @param formats - All formats that the schema may name.
 * @throws {ElicenseError} SCHEMA_UNSUPPORTED with the place in the schema.
 */
export function compileSchema(schema: JsonValue, formats: Formats, at = ""): Check {
  if (schema === true) return () => "pass";
  if (schema === false) return refuse;
  if (!isJsonObject(schema)) throw unsupported(at);
  const checks = Object.keys(schema)
    .filter((keyword) => !silent.has(keyword))
    .map((keyword) => compileKeyword(keyword, schema, formats, at));
  const [only] = checks;
  if (only !== undefined && checks.length === 1) return only;
  return (value, path, run) => {
    let verdict: Verdict = "pass";
    for (const check of checks) verdict = both(verdict, check(value, path, run));
    return verdict;
  };
}

function compileKeyword(keyword: string, schema: JsonObject, formats: Formats, at: string): Check {
  const place = `${at}/${keyword}`;
  const operand = schema[keyword] as JsonValue;
  const compile = (subschema: JsonValue, step: string): Check => compileSchema(subschema, formats, `${at}/${step}`);
  const check = Object.hasOwn(valueKeywords, keyword)
    ? valueKeywords[keyword]?.(operand, schema, formats)
    : Object.hasOwn(applicators, keyword)
      ? applicators[keyword]?.(operand, schema, compile)
      : undefined;
  if (check === undefined) throw unsupported(place);
  return check;
}

const applicators = { ...memberKeywords, ...itemKeywords, ...combinationKeywords };

const refuse: Check = (_value, path, { report }) => {
  report(path, "false schema", { en: "must NOT be present", zh: "不得出现" });
  return "fail";
};

function unsupported(place: string): ElicenseError {
  return new ElicenseError(SCHEMA_UNSUPPORTED, { place });
}
