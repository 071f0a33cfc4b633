import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { expect } from "chai";
import fc from "fast-check";
import { describe, it } from "mocha";

import {
  disclose,
  isCitizenNumber,
  isDivisionCode,
  isElicenseIdentifier,
  isPracticeNumber,
  isQualificationNumber,
  isUscc,
  schemaFaults,
  type JsonObject,
  type JsonValue,
  type LicenseDocument,
} from "@elicense/sdk";

import { isDay } from "../../../sdk/src/day.js";
import { codeOf } from "./codeOf.js";
import { mutate } from "./mutations.js";
import { sampleDocuments } from "./sampleDocuments.js";

/** The judge that the SDK's is held against. It compiles schemas by `new Function`, so portals cannot have it. */
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

const validators = new Map<JsonObject, ValidateFunction>();

function ajvAccepts(schema: JsonObject, value: unknown): boolean {
  const { $id: _id, ...anonymous } = schema;
  const validate = validators.get(schema) ?? ajv.compile(anonymous);
  validators.set(schema, validate);
  return validate(value);
}

function accepts(schema: JsonObject, value: unknown, partial = false): boolean {
  return schemaFaults(schema, value, { partial }).length === 0;
}

function contentOf({ proof: _proof, credentialStatus: _status, ...content }: LicenseDocument): unknown {
  return content;
}

/** Small schemas of every keyword, nested in each other. */
const { schema: anySchema } = fc.letrec<{ schema: JsonValue }>((tie) => {
  const below = tie("schema");
  const name = fc.constantFrom("a", "b", "c");
  const size = fc.nat({ max: 3 });
  const constant = fc.constantFrom<JsonValue>(null, true, 0, 1, 1.5, "", "a", "律师", [], [1], {}, { a: 1 });
  const assertions = fc.record(
    {
      type: fc.oneof(
        fc.constantFrom("string", "number", "integer", "boolean", "null", "array", "object"),
        fc.constant(["string", "integer"]),
      ),
      const: constant,
      enum: fc.uniqueArray(constant, { minLength: 1, maxLength: 3, selector: (value) => JSON.stringify(value) }),
      minimum: size,
      maximum: size,
      exclusiveMinimum: size,
      exclusiveMaximum: size,
      minLength: size,
      maxLength: size,
      pattern: fc.constantFrom("^a", "^.$", "^[一-龟]+$"),
      format: fc.constantFrom("date", "uscc"),
      minItems: size,
      maxItems: size,
      uniqueItems: fc.boolean(),
      minProperties: size,
      maxProperties: size,
      required: fc.uniqueArray(name, { maxLength: 2 }),
      title: fc.constant("a title"),
    },
    { requiredKeys: [] },
  );
  const applicators = fc.record(
    {
      properties: fc.dictionary(name, below, { maxKeys: 2 }),
      additionalProperties: below,
      items: below,
      allOf: fc.array(below, { minLength: 1, maxLength: 2 }),
      anyOf: fc.array(below, { minLength: 1, maxLength: 2 }),
      oneOf: fc.array(below, { minLength: 1, maxLength: 2 }),
      not: below,
      if: below,
      then: below,
      else: below,
    },
    { requiredKeys: [] },
  );
  const few = fc.tuple(assertions, applicators).chain(([asserted, applied]) => {
    const entries = Object.entries({ ...asserted, ...applied });
    return fc.subarray(entries, { maxLength: 3 }).map((chosen) => Object.fromEntries(chosen) as JsonValue);
  });
  return { schema: fc.oneof({ depthSize: "small", withCrossShrink: true }, fc.boolean(), few) };
});

const anyInstance = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom<JsonValue>(
      null,
      true,
      0,
      1,
      2,
      1.5,
      "",
      "a",
      "ab",
      "律师",
      "𠮷",
      "2020-04-30",
      "31340000E0FAKE073W",
    ),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom("a", "b", "c", "d"), tie("value"), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;

describe("schemaFaults", () => {
  describe("of the license types", () => {
    for (const [{ schema, name }, document] of sampleDocuments) {
      it(`accepts and refuses as ajv does: ${name}`, () => {
        const content = contentOf(document);
        expect(accepts(schema, content)).to.equal(true);
        expect(ajvAccepts(schema, content)).to.equal(true);
        const choice = fc.record({ place: fc.nat(), kind: fc.nat(), detail: fc.nat() });
        let [tried, refused] = [0, 0];
        fc.assert(
          fc.property(choice, choice, (first, second) => {
            tried += 1;
            const { value, what } = mutate(mutate(content, first, []).value, second, []);
            const accepted = ajvAccepts(schema, value);
            expect(accepts(schema, value), what).to.equal(accepted);
            if (!accepted) refused += 1;
          }),
          { numRuns: 1_500 },
        );
        expect(refused).to.be.above(tried / 5);
      }).timeout(120_000);

      it(`finds nothing in what is shown of a document that is right: ${name}`, () => {
        fc.assert(
          fc.property(fc.subarray(Object.keys(document.proof.salts)), (paths) => {
            const shown = contentOf(disclose(document, paths));
            expect(schemaFaults(schema, shown, { partial: true })).to.deep.equal([]);
          }),
          { numRuns: 300 },
        );
      }).timeout(120_000);
    }
  });

  it("accepts and refuses as ajv does, by any schema of its keywords", () => {
    const lenient = new Ajv2020({ strict: false, formats: { date: isDay, uscc: isUscc } });
    let [tried, refused] = [0, 0];
    fc.assert(
      fc.property(anySchema, fc.array(anyInstance, { minLength: 1, maxLength: 8 }), (schema, instances) => {
        const validate = lenient.compile(schema as JsonObject);
        for (const instance of instances) {
          const accepted = validate(instance);
          tried += 1;
          expect(accepts({ allOf: [schema] }, instance)).to.equal(accepted);
          if (!accepted) refused += 1;
        }
        lenient.removeSchema();
      }),
      { numRuns: 600 },
    );
    expect(refused).to.be.above(tried / 10);
  }).timeout(300_000);

  it("finds no fault in what is shown of a value that the schema accepts, whatever is hidden", () => {
    let [tried, met] = [0, 0];
    fc.assert(
      fc.property(anySchema, anyInstance, fc.infiniteStream(fc.boolean()), (schema, instance, hides) => {
        tried += 1;
        const whole: JsonObject = { allOf: [schema] };
        if (!accepts(whole, instance)) return;
        const shown = hide(instance, hides);
        if (shown === undefined) return;
        met += 1;
        expect(schemaFaults(whole, shown, { partial: true })).to.deep.equal([]);
      }),
      { numRuns: 1_500 },
    );
    expect(met).to.be.above(tried / 10);
  }).timeout(300_000);

  it("still finds in what is shown a fault that nothing hidden could mend", () => {
    for (const [{ schema }, document] of sampleDocuments) {
      const { credentialSubject } = disclose(document, ["/credentialSubject/areaCode"]);
      const altered = { credentialSubject: { ...credentialSubject, areaCode: "34010", nickname: "x" } };
      expect(schemaFaults(schema, altered, { partial: true })).to.have.deep.members([
        {
          path: "/credentialSubject/areaCode",
          keyword: "format",
          expected: { en: 'must match format "division-code"', zh: "须符合格式“division-code”" },
        },
        {
          path: "/credentialSubject/nickname",
          keyword: "additionalProperties",
          expected: { en: "must NOT have this property", zh: "不得有此属性" },
        },
      ]);
    }
  });

  it("never says what stands in the document", () => {
    fc.assert(
      fc.property(anySchema, fc.integer({ min: 1_000_000 }), (schema, secret) => {
        for (const instance of [secret, String(secret), [secret, secret], { a: secret, b: String(secret) }]) {
          const faults = schemaFaults({ allOf: [schema] }, instance, { partial: false });
          expect(JSON.stringify(faults)).not.to.include(String(secret));
        }
      }),
      { numRuns: 500 },
    );
  }).timeout(120_000);

  describe("refuses a schema with a rule that it would not apply", () => {
    for (const [what, schema, place] of [
      [
        "a keyword that it does not know",
        { properties: { a: { patternProperties: {} } } },
        "/properties/a/patternProperties",
      ],
      ["a reference", { $ref: "urn:elsewhere" }, "/$ref"],
      ["a format that it does not know", { items: { format: "email" } }, "/items/format"],
      ["a type that there is not", { anyOf: [{ type: "text" }] }, "/anyOf/0/type"],
      ["an operand of another kind", { required: "name" }, "/required"],
      ["a schema that is none", { if: true, then: 1 }, "/then"],
      ["a keyword that every object has", { constructor: {} }, "/constructor"],
    ] as readonly (readonly [string, JsonObject, string])[]) {
      it(what, () => {
        expect(codeOf(() => schemaFaults(schema, {}, { partial: false }))).to.deep.equal({
          code: "SCHEMA_UNSUPPORTED",
          details: { place },
        });
      });
    }
  });

  it("takes time that grows with the length of a list alone", () => {
    const items = Array.from({ length: 200_000 }, (_, index) => ({ index }));
    const began = performance.now();
    expect(accepts({ uniqueItems: true, items: { required: ["index"] } }, items)).to.equal(true);
    expect(performance.now() - began).to.be.below(5_000);
  }).timeout(20_000);
});

/** What is shown of a value when others are hidden as `disclose` does it; `undefined` where nothing is. */
function hide(value: JsonValue, hides: Iterator<boolean>): JsonValue | undefined {
  if (value === null) return undefined;
  if (typeof value !== "object" || Object.keys(value).length === 0) return hides.next().value ? undefined : value;
  if (Array.isArray(value)) {
    const kept = value.map((item: JsonValue) => hide(item, hides) ?? null);
    return kept.some((item) => item !== null) ? kept : undefined;
  }
  const kept = Object.entries(value).flatMap(([name, item]) => {
    const shown = hide(item, hides);
    return shown === undefined ? [] : [[name, shown] as const];
  });
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}
