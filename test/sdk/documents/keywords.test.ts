import type { JsonObject, JsonValue, Language } from "@elicense/sdk";
import { expect } from "chai";
import { describe, it } from "mocha";

import type { Run, Verdict } from "../../../sdk/src/documents/schema/Check.js";
import { compileSchema } from "../../../sdk/src/documents/schema/compileSchema.js";
import { codeOf } from "./codeOf.js";

const formats = { yes: (text: string) => text === "yes" };

/** A verdict, and the faults as path, keyword and what is expected, in English. */
type Outcome = readonly [Verdict, ...(readonly string[])[]];

function judge(schema: JsonValue, value: JsonValue, partial: boolean, language: Language = "en"): Outcome {
  const faults: (readonly string[])[] = [];
  const check = compileSchema(schema, formats);
  const report: Run["report"] = (path, keyword, expected) => faults.push([path, keyword, expected[language]]);
  return [check(value, "/at", { partial, report }), ...faults];
}

/** What a whole value gives, and what the same value gives where more may be hidden; left out where it is the same. */
type Case = readonly [value: JsonValue, whole: Outcome, partial?: Outcome];

const pass: Outcome = ["pass"];
const unknown: Outcome = ["unknown"];
const fail = (keyword: string, expected: string, path = "/at"): Outcome => ["fail", [path, keyword, expected]];

const fewItems = fail("minItems", "must NOT have fewer than 2 items");
const manyItems = fail("maxItems", "must NOT have more than 2 items");
const doubled = fail("uniqueItems", "must NOT have duplicate items");
const fewMembers = fail("minProperties", "must NOT have fewer than 2 properties");
const manyMembers = fail("maxProperties", "must NOT have more than 2 properties");
const anyOf = fail("anyOf", "must match a schema in anyOf");
const oneOf = fail("oneOf", "must match exactly one schema in oneOf");
const not = fail("not", "must NOT be valid");
const number = (path: string): Outcome => fail("type", "must be number", path);
const text: JsonObject = { type: "string" };
/** Hangs on what is hidden, of an object without `a`. */
const hasA: JsonObject = { required: ["a"] };

const cases: readonly (readonly [schema: JsonValue, ...(readonly Case[])])[] = [
  [true, [1, pass]],
  [false, [1, fail("false schema", "must NOT be present")]],
  [{}, [1, pass]],
  [
    { title: "t", description: "d", $comment: "c", $id: "i", $schema: "s", examples: [], then: false, else: false },
    [1, pass],
  ],

  [{ type: "number" }, [1, pass], [1.5, pass], ["1", fail("type", "must be number")]],
  [{ type: "integer" }, [1, pass], [1.5, fail("type", "must be integer")]],
  [{ type: "boolean" }, [false, pass], [0, fail("type", "must be boolean")]],
  [{ type: "null" }, [null, pass], [0, fail("type", "must be null")]],
  [{ type: "array" }, [[], pass], [{}, fail("type", "must be array")]],
  [{ type: "object" }, [{}, pass], [[], fail("type", "must be object")], [null, fail("type", "must be object")]],
  [{ type: ["string", "null"] }, ["", pass], [null, pass], [1, fail("type", "must be string,null")]],

  [{ const: 1 }, [1, pass], [2, fail("const", "must be equal to 1")]],
  [{ const: { a: 1 } }, [{ a: 1 }, pass], [{}, fail("const", 'must be equal to {"a":1}'), unknown]],
  [{ const: null }, [null, pass], [1, fail("const", "must be equal to null")]],
  [
    { enum: [1, "a", [2]] },
    ["a", pass],
    [[2], pass],
    [[3], fail("enum", 'must be one of 1, "a", [2]'), unknown],
    [null, fail("enum", 'must be one of 1, "a", [2]')],
  ],

  [{ minimum: 2 }, [2, pass], [1, fail("minimum", "must be >= 2")], ["1", pass]],
  [{ maximum: 2 }, [2, pass], [3, fail("maximum", "must be <= 2")], ["3", pass]],
  [{ exclusiveMinimum: 2 }, [3, pass], [2, fail("exclusiveMinimum", "must be > 2")]],
  [{ exclusiveMaximum: 2 }, [1, pass], [2, fail("exclusiveMaximum", "must be < 2")]],
  [{ minLength: 2 }, ["ab", pass], ["𠮷", fail("minLength", "must NOT have fewer than 2 characters")], [1, pass]],
  [
    { maxLength: 2 },
    ["𠮷吉", pass],
    ["\udfb7\ud842", pass],
    ["\ud842\ud842\udfb7", pass],
    ["\u{10000}\u{10ffff}", pass],
    ["a\udfb7b", fail("maxLength", "must NOT have more than 2 characters")],
    ["abc", fail("maxLength", "must NOT have more than 2 characters")],
    ["\ud842ab", fail("maxLength", "must NOT have more than 2 characters")],
    ["\ud7ff\udc00\udc00", fail("maxLength", "must NOT have more than 2 characters")],
    ["\udbff\ue000a", fail("maxLength", "must NOT have more than 2 characters")],
  ],
  [{ pattern: "^.$" }, ["𠮷", pass], ["ab", fail("pattern", 'must match pattern "^.$"')], [1, pass]],
  [{ format: "yes" }, ["yes", pass], ["no", fail("format", 'must match format "yes"')], [1, pass]],

  [
    { items: { type: "number" } },
    [[1, 2], pass, unknown],
    [[1, "2"], number("/at/1")],
    [[null, 2], number("/at/0"), unknown],
    [[], pass, unknown],
    ["no array", pass],
  ],
  [{ minItems: 2 }, [[1, 2], pass], [[1], fewItems, unknown], [{}, pass]],
  [{ maxItems: 2 }, [[1, 2], pass, unknown], [[1, 2, 3], manyItems], [{}, pass]],
  [
    { uniqueItems: true },
    [[1, "1"], pass, unknown],
    [[1, 1], doubled],
    [[{ a: 1 }, { a: 1 }], doubled, unknown],
    [[null, null], doubled, unknown],
    ["aa", pass],
  ],
  [{ uniqueItems: false }, [[1, 1], pass, unknown]],

  [
    { required: ["a", "b/c"] },
    [{ a: 1, "b/c": 1 }, pass],
    [
      {},
      [
        "fail",
        ["/at/a", "required", "must have required property 'a'"],
        ["/at/b~1c", "required", "must have required property 'b/c'"],
      ],
      unknown,
    ],
    [[], pass],
  ],
  [
    { properties: { a: { type: "number" }, toString: { type: "number" } } },
    [{ a: 1 }, pass, unknown],
    [{ a: 1, toString: 2 }, pass],
    [
      { a: "1", toString: "2" },
      ["fail", ["/at/a", "type", "must be number"], ["/at/toString", "type", "must be number"]],
    ],
    [{ a: "1" }, number("/at/a")],
    [{ b: "1" }, pass, unknown],
    [[], pass],
  ],
  [{ properties: {} }, [{}, pass], [{ b: 1 }, pass]],
  [
    { additionalProperties: false, properties: { a: true } },
    [{ a: 1 }, pass, unknown],
    [{ b: 1 }, fail("additionalProperties", "must NOT have this property", "/at/b")],
    [[1], pass],
  ],
  [
    { additionalProperties: { type: "number" } },
    [{ b: 1 }, pass, unknown],
    [{ b: "1" }, number("/at/b")],
    [{}, pass, unknown],
  ],
  [{ minProperties: 2 }, [{ a: 1, b: 1 }, pass], [{ a: 1 }, fewMembers, unknown], [[], pass]],
  [{ maxProperties: 2 }, [{ a: 1, b: 1 }, pass, unknown], [{ a: 1, b: 1, c: 1 }, manyMembers], [[], pass]],

  [
    { allOf: [{ minimum: 2 }, { maximum: 4 }, hasA] },
    [3, pass],
    [1, fail("minimum", "must be >= 2")],
    [5, fail("maximum", "must be <= 4")],
    [{}, fail("required", "must have required property 'a'", "/at/a"), unknown],
  ],
  [
    { minimum: 2, maximum: 1 },
    [3, fail("maximum", "must be <= 1")],
    [1.5, ["fail", ["/at", "minimum", "must be >= 2"], ["/at", "maximum", "must be <= 1"]]],
    ["", pass],
  ],
  [{ anyOf: [text, { type: "number" }] }, ["", pass], [1, pass], [true, anyOf]],
  [{ anyOf: [text, hasA] }, [{ a: 1 }, pass], [{}, anyOf, unknown]],
  [{ anyOf: [hasA, { type: "object" }] }, [{}, pass]],
  [{ oneOf: [text, { const: "a" }] }, ["b", pass], ["a", oneOf], [1, oneOf]],
  [{ oneOf: [text, { type: "object" }, hasA] }, [{}, pass, unknown], [{ a: 1 }, oneOf], ["", oneOf], [true, pass]],
  [{ oneOf: [{ type: "object" }, { minProperties: 0 }, hasA] }, [{}, oneOf]],
  [{ oneOf: [text, hasA] }, [{}, oneOf, unknown]],
  [{ not: text }, [1, pass], ["", not]],
  [{ not: hasA }, [{ a: 1 }, not], [{}, pass, unknown]],
  [
    { if: { type: "number" }, then: { minimum: 2 }, else: { minLength: 2 } },
    [2, pass],
    [1, fail("minimum", "must be >= 2")],
    ["ab", pass],
    ["a", fail("minLength", "must NOT have fewer than 2 characters")],
  ],
  [{ if: { type: "number" }, then: false }, ["", pass], [1, fail("false schema", "must NOT be present")]],
  [{ if: { type: "number" }, else: false }, [1, pass], ["", fail("false schema", "must NOT be present")]],
  [
    { if: hasA, then: { required: ["b"] }, else: false },
    [{ a: 1, b: 1 }, pass],
    [{}, fail("false schema", "must NOT be present"), unknown],
  ],
  [
    { if: hasA, then: false, else: { type: "array" } },
    [{}, fail("type", "must be array"), fail("if", "must match a schema in then or else")],
  ],
  [{ if: hasA, then: false }, [{}, pass, unknown]],
];

/** What is said in Chinese of a value that a schema refuses. */
const inChinese: readonly (readonly [schema: JsonValue, value: JsonValue, ...expected: string[]])[] = [
  [false, 1, "不得出现"],
  [{ type: "string" }, 1, "须为文本"],
  [{ type: "number" }, "1", "须为数值"],
  [{ type: ["integer", "boolean"] }, 1.5, "须为整数或布尔值"],
  [{ type: ["array", "object", "null"] }, 1, "须为数组或对象或空值（null）"],
  [{ const: { a: 1 } }, 1, '须等于 {"a":1}'],
  [{ enum: [1, "a"] }, 2, '须为以下之一：1、"a"'],
  [{ minimum: 2 }, 1, "须 >= 2"],
  [{ maximum: 2 }, 3, "须 <= 2"],
  [{ exclusiveMinimum: 2 }, 2, "须 > 2"],
  [{ exclusiveMaximum: 2 }, 2, "须 < 2"],
  [{ minLength: 2 }, "a", "不得少于 2 个字符"],
  [{ maxLength: 2 }, "abc", "不得多于 2 个字符"],
  [{ pattern: "^.$" }, "ab", "须匹配模式“^.$”"],
  [{ format: "yes" }, "no", "须符合格式“yes”"],
  [{ minItems: 2 }, [1], "不得少于 2 项"],
  [{ maxItems: 2 }, [1, 2, 3], "不得多于 2 项"],
  [{ uniqueItems: true }, [1, 1], "不得有重复项"],
  [{ required: ["a", "b"] }, {}, "缺少必需的属性“a”", "缺少必需的属性“b”"],
  [{ additionalProperties: false }, { a: 1 }, "不得有此属性"],
  [{ minProperties: 2 }, { a: 1 }, "属性不得少于 2 个"],
  [{ maxProperties: 0 }, { a: 1 }, "属性不得多于 0 个"],
  [{ anyOf: [text] }, 1, "须符合 anyOf 中的一项规则"],
  [{ oneOf: [text] }, 1, "须符合且仅符合 oneOf 中的一项规则"],
  [{ not: text }, "", "不得符合 not 中的规则"],
];

describe("keywords of JSON Schema", () => {
  for (const [schema, value, ...expected] of inChinese) {
    it(`say in Chinese what they want: ${JSON.stringify(schema)}`, () => {
      const [verdict, ...faults] = judge(schema, value, false, "zh");
      expect([verdict, ...faults.map(([, , words]) => words)]).to.deep.equal(["fail", ...expected]);
    });
  }

  it("say in Chinese that neither branch could be met", () => {
    const [, fault] = judge({ if: hasA, then: false, else: { type: "array" } }, {}, true, "zh");
    expect(fault).to.deep.equal(["/at", "if", "须符合 then 或 else 中的规则"]);
  });

  for (const [schema, ...values] of cases) {
    it(`judge by ${JSON.stringify(schema)}`, () => {
      for (const [value, whole, partial = whole] of values) {
        expect(judge(schema, value, false), JSON.stringify(value)).to.deep.equal(whole);
        expect(judge(schema, value, true), `${JSON.stringify(value)}, in part`).to.deep.equal(partial);
      }
    });
  }

  const wrong: readonly (readonly [schema: JsonValue, place: string])[] = [
    [1, ""],
    [null, ""],
    [{ type: 1 }, "/type"],
    [{ type: ["string", 1] }, "/type"],
    [{ type: ["string", "toString"] }, "/type"],
    [{ enum: "a" }, "/enum"],
    ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength"].map(
      (keyword) => [{ [keyword]: "1" }, `/${keyword}`] as const,
    ),
    ...["minItems", "maxItems", "minProperties", "maxProperties", "uniqueItems"].map(
      (keyword) => [{ [keyword]: "1" }, `/${keyword}`] as const,
    ),
    [{ pattern: 1 }, "/pattern"],
    [{ format: 1 }, "/format"],
    [{ format: "no" }, "/format"],
    [{ format: "toString" }, "/format"],
    [{ required: [1] }, "/required"],
    [{ required: "a" }, "/required"],
    [{ properties: [] }, "/properties"],
    [{ properties: { "a/b": 1 } }, "/properties/a~1b"],
    [{ additionalProperties: 1 }, "/additionalProperties"],
    [{ properties: [], additionalProperties: true }, "/properties"],
    [{ additionalProperties: true, properties: [] }, "/additionalProperties"],
    [{ items: 1 }, "/items"],
    ...["allOf", "anyOf", "oneOf"].flatMap((keyword) => [
      [{ [keyword]: {} }, `/${keyword}`] as const,
      [{ [keyword]: [true, 1] }, `/${keyword}/1`] as const,
    ]),
    [{ not: 1 }, "/not"],
    [{ if: 1 }, "/if"],
    [{ if: true, then: 1 }, "/then"],
    [{ if: true, else: 1 }, "/else"],
    [{ items: { not: { $ref: "x" } } }, "/items/not/$ref"],
  ];
  for (const [schema, place] of wrong) {
    it(`refuses ${JSON.stringify(schema)}`, () => {
      expect(codeOf(() => compileSchema(schema, formats))).to.deep.equal({
        code: "SCHEMA_UNSUPPORTED",
        details: { place },
      });
    });
  }
});
