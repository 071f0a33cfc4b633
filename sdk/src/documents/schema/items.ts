import { canonicalJson } from "../canonical.js";
import type { JsonObject, JsonValue } from "../json.js";
import { both, type Check, type Compile, type Run, type Verdict } from "./Check.js";
import { isNumber } from "./values.js";

/**
 * Makes the checks of arrays, by their keywords. A null stands for a hidden item; after the last one that is
 * shown, hidden items have no null.
 */
export const itemKeywords: Readonly<
  Record<string, (operand: JsonValue, schema: JsonObject, compile: Compile) => Check | undefined>
> = {
  items: (operand, _schema, compile) => {
    const check = compile(operand, "items");
    return ofArray((value, path, run) => {
      let verdict: Verdict = run.partial ? "unknown" : "pass";
      value.forEach((item, index) => {
        if (run.partial && item === null) return;
        verdict = both(verdict, check(item, `${path}/${String(index)}`, run));
      });
      return verdict;
    });
  },
  minItems: (operand) => {
    if (!isNumber(operand)) return undefined;
    return ofArray((value, path, { partial, report }) => {
      if (value.length >= operand) return "pass";
      if (partial) return "unknown";
      report(path, "minItems", { en: `must NOT have fewer than ${operand} items`, zh: `不得少于 ${operand} 项` });
      return "fail";
    });
  },
  maxItems: (operand) => {
    if (!isNumber(operand)) return undefined;
    return ofArray((value, path, { partial, report }) => {
      if (value.length <= operand) return partial ? "unknown" : "pass";
      report(path, "maxItems", { en: `must NOT have more than ${operand} items`, zh: `不得多于 ${operand} 项` });
      return "fail";
    });
  },
  uniqueItems: (operand) => {
    if (typeof operand !== "boolean") return undefined;
    return ofArray((value, path, { partial, report }) => {
      // What is shown of two objects may be the same while the objects are not.
      const compared = partial ? value.filter((item) => typeof item !== "object") : value;
      if (!operand || new Set(compared.map(canonicalJson)).size === compared.length)
        return partial ? "unknown" : "pass";
      report(path, "uniqueItems", { en: "must NOT have duplicate items", zh: "不得有重复项" });
      return "fail";
    });
  },
};

function ofArray(check: (value: readonly JsonValue[], path: string, run: Run) => Verdict): Check {
  return (value, path, run) => (Array.isArray(value) ? check(value as readonly JsonValue[], path, run) : "pass");
}
