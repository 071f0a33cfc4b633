import type { Text } from "../../language.js";
import type { JsonValue } from "../json.js";

/** Whether a value meets a schema; `unknown` where that hangs on what is hidden. */
export type Verdict = "pass" | "fail" | "unknown";

/** One way in which a value is judged. */
export interface Run {
  /** Whether members may be missing, and items null, because they are hidden. */
  readonly partial: boolean;
  /** Takes note of a fault. */
  readonly report: (path: string, keyword: string, expected: Text) => void;
}

/** Judges a value that stands at a path, and reports why it fails. */
export type Check = (value: JsonValue, path: string, run: Run) => Verdict;

/** Formats by name: whether a text is in it. */
export type Formats = Readonly<Record<string, (text: string) => boolean>>;

/** Makes a check of a subschema, which stands in its schema at the JSON Pointer `at` without its first slash. */
export type Compile = (schema: JsonValue, at: string) => Check;

/** A check that must hold of some values alone; others meet it. */
export function assertion<Value extends JsonValue>(
  keyword: string,
  expected: Text,
  applies: (value: JsonValue) => value is Value,
  holds: (value: Value) => boolean,
): Check {
  return (value, path, { report }) => {
    if (!applies(value) || holds(value)) return "pass";
    report(path, keyword, expected);
    return "fail";
  };
}

/** The verdict on a value that has to meet all of several schemas. */
export function both(one: Verdict, other: Verdict): Verdict {
  if (one === "fail" || other === "fail") return "fail";
  return one === "unknown" ? one : other;
}

/** The same way of judging, without taking note of faults: where failing is no fault yet. */
export function silently({ partial }: Run): Run {
  return { partial, report: () => undefined };
}
