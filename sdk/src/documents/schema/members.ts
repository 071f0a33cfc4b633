import type { Text } from "../../language.js";
import { isJsonObject, type JsonObject, type JsonValue } from "../json.js";
import { escapePointer } from "../leaves.js";
import { both, type Check, type Compile, type Verdict } from "./Check.js";
import { isNumber, textsOf } from "./values.js";

const unwanted: Text = { en: "must NOT have this property", zh: "不得有此属性" };

/** Makes the checks of objects, by their keywords. What an object does not show may be hidden. */
export const memberKeywords: Readonly<
  Record<string, (operand: JsonValue, schema: JsonObject, compile: Compile) => Check | undefined>
> = {
  required: (operand) => {
    const names = textsOf(operand);
    return (
      names &&
      ofObject((value, path, { partial, report }) => {
        if (names.every((name) => Object.hasOwn(value, name))) return "pass";
        if (partial) return "unknown";
        for (const name of names) {
          if (Object.hasOwn(value, name)) continue;
          report(below(path, name), "required", {
            en: `must have required property '${name}'`,
            zh: `缺少必需的属性“${name}”`,
          });
        }
        return "fail";
      })
    );
  },
  properties: (operand, _schema, compile) => {
    if (!isJsonObject(operand)) return undefined;
    const checks = Object.entries(operand).map(
      ([name, schema]) => [name, below("", name), compile(schema, `properties/${escapePointer(name)}`)] as const,
    );
    return ofObject((value, path, run) => {
      let verdict: Verdict = "pass";
      for (const [name, step, check] of checks) {
        const item = value[name];
        if (item !== undefined && Object.hasOwn(value, name)) verdict = both(verdict, check(item, path + step, run));
        else if (run.partial) verdict = both(verdict, "unknown");
      }
      return verdict;
    });
  },
  additionalProperties: (operand, { properties = {} }, compile) => {
    if (!isJsonObject(properties)) return undefined;
    const known = new Set(Object.keys(properties));
    const check = compile(operand, "additionalProperties");
    return ofObject((value, path, run) => {
      let verdict: Verdict = run.partial ? "unknown" : "pass";
      for (const name of Object.keys(value)) {
        if (known.has(name)) continue;
        if (operand === false) run.report(below(path, name), "additionalProperties", unwanted);
        verdict = both(verdict, operand === false ? "fail" : check(value[name] as JsonValue, below(path, name), run));
      }
      return verdict;
    });
  },
  minProperties: (operand) => {
    if (!isNumber(operand)) return undefined;
    return ofObject((value, path, { partial, report }) => {
      if (Object.keys(value).length >= operand) return "pass";
      if (partial) return "unknown";
      report(path, "minProperties", {
        en: `must NOT have fewer than ${operand} properties`,
        zh: `属性不得少于 ${operand} 个`,
      });
      return "fail";
    });
  },
  maxProperties: (operand) => {
    if (!isNumber(operand)) return undefined;
    return ofObject((value, path, { partial, report }) => {
      if (Object.keys(value).length <= operand) return partial ? "unknown" : "pass";
      report(path, "maxProperties", {
        en: `must NOT have more than ${operand} properties`,
        zh: `属性不得多于 ${operand} 个`,
      });
      return "fail";
    });
  },
};

function ofObject(
  check: (value: JsonObject, ...rest: Parameters<Check> extends [JsonValue, ...infer R] ? R : never) => Verdict,
): Check {
  return (value, path, run) => (isJsonObject(value) ? check(value, path, run) : "pass");
}

function below(path: string, name: string): string {
  return `${path}/${escapePointer(name)}`;
}
