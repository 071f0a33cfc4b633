import type { JsonObject, JsonValue } from "../json.js";
import { both, silently, type Check, type Compile, type Verdict } from "./Check.js";

/** Makes the checks that combine schemas, by their keywords. */
export const combinationKeywords: Readonly<
  Record<string, (operand: JsonValue, schema: JsonObject, compile: Compile) => Check | undefined>
> = {
  allOf: (operand, _schema, compile) => {
    const checks = listOf(operand, "allOf", compile);
    return checks && ((value, path, run) => checks.map((check) => check(value, path, run)).reduce(both, "pass"));
  },
  anyOf: (operand, _schema, compile) => {
    const checks = listOf(operand, "anyOf", compile);
    return (
      checks &&
      ((value, path, run) => {
        const verdicts = checks.map((check) => check(value, path, silently(run)));
        if (verdicts.includes("pass")) return "pass";
        if (verdicts.includes("unknown")) return "unknown";
        run.report(path, "anyOf", { en: "must match a schema in anyOf", zh: "须符合 anyOf 中的一项规则" });
        return "fail";
      })
    );
  },
  oneOf: (operand, _schema, compile) => {
    const checks = listOf(operand, "oneOf", compile);
    return (
      checks &&
      ((value, path, run) => {
        const verdicts = checks.map((check) => check(value, path, silently(run)));
        const passed = count(verdicts, "pass");
        const open = count(verdicts, "unknown");
        if (passed <= 1 && open > 0) return "unknown";
        if (passed === 1) return "pass";
        run.report(path, "oneOf", {
          en: "must match exactly one schema in oneOf",
          zh: "须符合且仅符合 oneOf 中的一项规则",
        });
        return "fail";
      })
    );
  },
  not: (operand, _schema, compile) => {
    const check = compile(operand, "not");
    return (value, path, run) => {
      const verdict = check(value, path, silently(run));
      if (verdict !== "pass") return verdict === "fail" ? "pass" : "unknown";
      run.report(path, "not", { en: "must NOT be valid", zh: "不得符合 not 中的规则" });
      return "fail";
    };
  },
  if: (operand, schema, compile) => {
    const condition = compile(operand, "if");
    const whenTrue = compile(schema.then ?? true, "then");
    const whenFalse = compile(schema.else ?? true, "else");
    return (value, path, run) => {
      const verdict = condition(value, path, silently(run));
      if (verdict !== "unknown") return (verdict === "pass" ? whenTrue : whenFalse)(value, path, run);
      const branches = [whenTrue, whenFalse].map((check) => check(value, path, silently(run)));
      if (!branches.every((branch) => branch === "fail")) return "unknown";
      run.report(path, "if", { en: "must match a schema in then or else", zh: "须符合 then 或 else 中的规则" });
      return "fail";
    };
  },
};

function listOf(operand: JsonValue, keyword: string, compile: Compile): readonly Check[] | undefined {
  if (!Array.isArray(operand)) return undefined;
  return operand.map((schema: JsonValue, index) => compile(schema, `${keyword}/${String(index)}`));
}

function count(verdicts: readonly Verdict[], wanted: Verdict): number {
  return verdicts.filter((verdict) => verdict === wanted).length;
}
