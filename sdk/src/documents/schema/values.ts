import type { Text } from "../../language.js";
import { canonicalJson } from "../canonical.js";
import { isJsonObject, type JsonObject, type JsonValue } from "../json.js";
import { assertion, type Check, type Formats } from "./Check.js";

/** Makes the checks of single values, by their keywords. */
export const valueKeywords: Readonly<
  Record<string, (operand: JsonValue, schema: JsonObject, formats: Formats) => Check | undefined>
> = {
  type: (operand) => {
    const names = typeof operand === "string" ? [operand] : textsOf(operand);
    if (!names?.every((name) => Object.hasOwn(types, name))) return undefined;
    const isOne = names.map((name) => types[name] as (value: JsonValue) => boolean);
    const expected = {
      en: `must be ${names.join(",")}`,
      zh: `须为${names.map((name) => typeNames[name] as string).join("或")}`,
    };
    return (value, path, { report }) => {
      if (isOne.some((is) => is(value))) return "pass";
      report(path, "type", expected);
      return "fail";
    };
  },
  const: (operand) => {
    const form = canonicalJson(operand);
    return equalTo("const", [operand], { en: `must be equal to ${form}`, zh: `须等于 ${form}` });
  },
  enum: (operand) => {
    if (!Array.isArray(operand)) return undefined;
    const allowed = operand as readonly JsonValue[];
    const forms = allowed.map(canonicalJson);
    return equalTo("enum", allowed, {
      en: `must be one of ${forms.join(", ")}`,
      zh: `须为以下之一：${forms.join("、")}`,
    });
  },
  minimum: (operand) => bound("minimum", operand, ">=", (value, limit) => value >= limit),
  maximum: (operand) => bound("maximum", operand, "<=", (value, limit) => value <= limit),
  exclusiveMinimum: (operand) => bound("exclusiveMinimum", operand, ">", (value, limit) => value > limit),
  exclusiveMaximum: (operand) => bound("exclusiveMaximum", operand, "<", (value, limit) => value < limit),
  minLength: (operand) => length("minLength", operand, fewer, (count, limit) => count >= limit),
  maxLength: (operand) => length("maxLength", operand, more, (count, limit) => count <= limit),
  pattern: (operand) => {
    if (typeof operand !== "string") return undefined;
    const pattern = new RegExp(operand, "u");
    const expected = { en: `must match pattern "${operand}"`, zh: `须匹配模式“${operand}”` };
    return assertion("pattern", expected, isText, (text) => pattern.test(text));
  },
  format: (operand, _schema, formats) => {
    if (typeof operand !== "string" || !Object.hasOwn(formats, operand)) return undefined;
    const format = formats[operand] as (text: string) => boolean;
    const expected = { en: `must match format "${operand}"`, zh: `须符合格式“${operand}”` };
    return assertion("format", expected, isText, format);
  },
};

const fewer: Text = { en: "fewer", zh: "少于" };
const more: Text = { en: "more", zh: "多于" };

/** The types in Chinese. */
const typeNames: Readonly<Record<string, string>> = {
  string: "文本",
  number: "数值",
  integer: "整数",
  boolean: "布尔值",
  null: "空值（null）",
  array: "数组",
  object: "对象",
};

const types: Readonly<Record<string, (value: JsonValue) => boolean>> = {
  string: isText,
  number: isNumber,
  integer: Number.isInteger,
  boolean: (value) => typeof value === "boolean",
  null: (value) => value === null,
  array: Array.isArray,
  object: isJsonObject,
};

/** Objects and arrays of which a part is hidden cannot be compared; what is shown of them is not what is compared. */
function equalTo(keyword: string, allowed: readonly JsonValue[], expected: Text): Check {
  const forms = new Set(allowed.map(canonicalJson));
  const texts = new Set(allowed);
  return (value, path, { partial, report }) => {
    // Texts are equal as they are; of the rest it is their canonical form that tells.
    if (typeof value === "string" ? texts.has(value) : forms.has(canonicalJson(value))) return "pass";
    if (partial && typeof value === "object" && value !== null) return "unknown";
    report(path, keyword, expected);
    return "fail";
  };
}

function bound(
  keyword: string,
  limit: JsonValue,
  sign: string,
  holds: (value: number, limit: number) => boolean,
): Check | undefined {
  if (!isNumber(limit)) return undefined;
  const expected = { en: `must be ${sign} ${limit}`, zh: `须 ${sign} ${limit}` };
  return assertion(keyword, expected, isNumber, (value) => holds(value, limit));
}

function length(
  keyword: string,
  limit: JsonValue,
  than: Text,
  holds: (count: number, limit: number) => boolean,
): Check | undefined {
  if (!isNumber(limit)) return undefined;
  const expected = { en: `must NOT have ${than.en} than ${limit} characters`, zh: `不得${than.zh} ${limit} 个字符` };
  return assertion(keyword, expected, isText, (text) => holds(countCharacters(text), limit));
}

/** Characters as Unicode counts them, not as UTF-16 does. */
function countCharacters(text: string): number {
  // A surrogate pair is one character: it has its low half besides.
  let count = text.length;
  for (let index = 1; index < text.length; index += 1) {
    if (isLow(text.charCodeAt(index)) && isHigh(text.charCodeAt(index - 1))) count -= 1;
  }
  return count;
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** The texts of a list of texts; `undefined` of anything else. */
export function textsOf(value: JsonValue): readonly string[] | undefined {
  return Array.isArray(value) && value.every((item) => typeof item === "string") ? value : undefined;
}

function isText(value: JsonValue): value is string {
  return typeof value === "string";
}

/** Tells whether a value is a number. */
export function isNumber(value: JsonValue): value is number {
  return typeof value === "number";
}
