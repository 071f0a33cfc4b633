import { runInNewContext } from "node:vm";

import { expect } from "chai";
import fc from "fast-check";
import { describe, it } from "mocha";

import { ElicenseError, maxDocumentDepth, maxDocumentLength, parseDocument } from "@elicense/sdk";

import { lawyerDraft } from "../samples.js";
import { codeOf } from "./codeOf.js";
import { assessments, sampleDocument } from "./sampleDocuments.js";

const document = sampleDocument({ assessments });
const text = JSON.stringify(document);

/** The document's text with another piece in place of one that stands in it. */
function replacing(piece: string, other: string): string {
  expect(text).to.include(piece);
  return text.replace(piece, other);
}

/** The document with a value in place of the holder's name. */
function named(name: unknown): unknown {
  return { ...document, credentialSubject: { ...document.credentialSubject, name } };
}

const atName = { path: "/credentialSubject/name" };

describe("parseDocument", () => {
  it("reads what sealDocument writes, with a byte order mark too", () => {
    expect(parseDocument(`\uFEFF${text}`)).to.deep.equal(document);
  });

  it("gives a copy, which later changes of the input do not reach", () => {
    const input = structuredClone(document) as unknown as { credentialSubject: Record<string, unknown> };
    const read = parseDocument(input);
    input.credentialSubject.name = "测试乙";
    expect(read.credentialSubject.name).to.equal("测试甲");
  });

  describe("given text", () => {
    it("refuses what is no JSON, without quoting it", () => {
      expect(codeOf(() => parseDocument("{name: 测试甲"))).to.deep.equal({ code: "DOCUMENT_NOT_JSON", details: {} });
    });

    it("takes as many characters as there may be, and not one more", () => {
      const longest = text.padStart(maxDocumentLength);
      expect(parseDocument(longest)).to.deep.equal(document);
      expect(codeOf(() => parseDocument(` ${longest}`)).code).to.equal("DOCUMENT_TOO_LARGE");
    });

    it("refuses what is too large, before it looks at it", () => {
      expect(codeOf(() => parseDocument("{".repeat(10_000_000)))).to.deep.equal({
        code: "DOCUMENT_TOO_LARGE",
        details: { maximum: maxDocumentLength },
      });
    });

    it("refuses what is nested too deeply, at any depth", () => {
      for (const [open, close] of [
        ["[", "]"],
        ['{"a":', "}"],
      ] as const) {
        const deep = `${open.repeat(100_000)}1${close.repeat(100_000)}`;
        expect(codeOf(() => parseDocument(deep))).to.deep.equal({
          code: "DOCUMENT_TOO_DEEP",
          details: { maximum: maxDocumentDepth },
        });
      }
    });

    it("refuses a name that stands twice in an object, however it is written", () => {
      for (const name of ['"name"', '"n\\u0061me"']) {
        const twice = replacing('"name":', `${name}:"测试乙","name":`);
        expect(codeOf(() => parseDocument(twice))).to.deep.equal({ code: "DOCUMENT_NAME_REPEATED", details: {} });
      }
    });

    it("takes colons, quotes and digits in texts for text", () => {
      const name = String.raw`":{}[],-1e9 \" \\" \\\ 0.10`;
      const odd = sampleDocument({ name });
      expect(parseDocument(JSON.stringify(odd))).to.deep.equal(odd);
    });

    for (const number of [
      "9007199254740993",
      "9007199254740992",
      "1e400",
      "-0",
      "7.0",
      "7e0",
      "0.10000000000000000555",
      "0.50",
      "-0.50",
      "9.0",
      "1E3",
    ]) {
      it(`refuses the number ${number}, which is not as RFC 8785 writes it or not exact`, () => {
        const altered = replacing('"block":7', `"block":${number}`);
        expect(codeOf(() => parseDocument(altered))).to.deep.equal({ code: "DOCUMENT_NUMBER_FORM", details: {} });
      });
    }
  });

  describe("given text or values", () => {
    it("refuses a name that would reach the prototype", () => {
      const altered = replacing('"credentialSubject":{', '"credentialSubject":{"__proto__":{"name":"测试乙"},');
      for (const input of [altered, JSON.parse(altered) as unknown]) {
        expect(codeOf(() => parseDocument(input))).to.deep.equal({
          code: "DOCUMENT_NAME_FORM",
          details: { path: "/credentialSubject" },
        });
      }
    });

    it("counts every value, and takes as much as there may be", () => {
      const unlike = (input: unknown): string => codeOf(() => parseDocument(input)).code;
      expect(unlike(Array<number>(600_000).fill(0))).to.equal("DOCUMENT_TOO_LARGE");
      expect(unlike(["x".repeat(maxDocumentLength - 3)])).to.equal("DOCUMENT_MALFORMED");
      expect(unlike(["x".repeat(maxDocumentLength - 2)])).to.equal("DOCUMENT_TOO_LARGE");
    });

    it("takes as many objects in one another as there may be, and not one more", () => {
      const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
      expect(codeOf(() => parseDocument(nested(maxDocumentDepth))).code).to.equal("DOCUMENT_MALFORMED");
      expect(codeOf(() => parseDocument(nested(maxDocumentDepth + 1))).code).to.equal("DOCUMENT_TOO_DEEP");
    });

    it("takes no whole number for a name, and whatever is none", () => {
      for (const name of ["0", "5", "12", "340"]) {
        expect(codeOf(() => parseDocument({ [name]: 1 })).code, name).to.equal("DOCUMENT_NAME_FORM");
      }
      for (const name of ["01", "1st", "-1", "1.0", "x1", "x".repeat(1_000)]) {
        expect(codeOf(() => parseDocument({ [name]: 1 })).code, name).to.equal("DOCUMENT_MALFORMED");
      }
    });

    it("refuses a name longer than any that a document has", () => {
      const altered = { ...document, ["x".repeat(1_001)]: 1 };
      expect(codeOf(() => parseDocument(altered))).to.deep.equal({ code: "DOCUMENT_NAME_FORM", details: { path: "" } });
    });

    it("refuses a number for a name, by which a list's items would be an object's members", () => {
      const list = (document.credentialSubject as { assessments: readonly object[] }).assessments;
      const altered = { ...document, credentialSubject: { ...document.credentialSubject, assessments: { ...list } } };
      for (const input of [altered, JSON.stringify(altered)]) {
        expect(codeOf(() => parseDocument(input))).to.deep.equal({
          code: "DOCUMENT_NAME_FORM",
          details: { path: "/credentialSubject/assessments" },
        });
      }
    });

    for (const [what, name] of [
      ["a lone surrogate", "\ud800"],
      ["a decomposed letter", "Rene\u0301"],
      ["a compatibility ideograph that NFC replaces", "\uf900"],
    ] as const) {
      it(`refuses ${what}, in a value and in a name`, () => {
        const inValue = named(name);
        for (const input of [inValue, JSON.stringify(inValue)]) {
          expect(codeOf(() => parseDocument(input))).to.deep.equal({ code: "DOCUMENT_TEXT_FORM", details: atName });
        }
        const inName = { ...document, [name]: 1 };
        expect(codeOf(() => parseDocument(inName)).code).to.equal("DOCUMENT_TEXT_FORM");
      });
    }
  });

  describe("given values", () => {
    let calls = 0;
    const getter = Object.defineProperty({}, "name", { enumerable: true, get: () => (calls += 1) });
    const cyclic: Record<string, unknown> = {};
    cyclic.self = cyclic;

    for (const [what, value] of [
      ["undefined", undefined],
      ["a function", () => 1],
      ["a symbol", Symbol("x")],
      ["a bigint", 1n],
      ["a date", new Date(0)],
      ["a map", new Map([["a", 1]])],
      ["a set", new Set([1])],
      ["bytes", new Uint8Array(2)],
      ["a boxed text", Object("x")],
      ["an instance of a class", new URL("urn:x")],
      ["a getter", getter],
      ["an object with toJSON", { toJSON: () => "测试甲" }],
      ["an object with a symbol", { [Symbol("x")]: 1 }],
      ["a member that is not listed", Object.defineProperty({}, "name", { value: 1, enumerable: false })],
      ["an array with a hole", [1, , 3]], // eslint-disable-line no-sparse-arrays
      ["an array with a name", Object.assign([1], { name: 1 })],
      ["an array with a name in a hole's stead", Object.assign([1, , 3], { name: 1 })], // eslint-disable-line no-sparse-arrays
      ["an inherited member", Object.create({ name: 1 })],
      ["a proxy that throws", new Proxy({}, { ownKeys: () => expect.fail("thrown by a trap") })],
      ["a revoked proxy", revoked()],
    ] as readonly (readonly [string, unknown])[]) {
      it(`refuses ${what}, which JSON has no form for`, () => {
        const { code, details } = codeOf(() => parseDocument(named(value)));
        expect(code).to.equal("DOCUMENT_NOT_PLAIN");
        expect((details as typeof atName).path).to.match(/^\/credentialSubject\/name/);
      });
    }

    it("calls no getter", () => expect(calls).to.equal(0));

    for (const number of [NaN, Infinity, -0, 2 ** 53, 1e300]) {
      it(`refuses the number ${String(number)}`, () => {
        expect(codeOf(() => parseDocument(named(number)))).to.deep.equal({ code: "DOCUMENT_NUMBER_FORM", details: {} });
      });
    }

    it("refuses what contains itself", () => {
      expect(codeOf(() => parseDocument(named(cyclic))).code).to.equal("DOCUMENT_TOO_DEEP");
    });

    it("refuses what shares its parts to look small", () => {
      let bomb: unknown = "x";
      for (let level = 0; level < 12; level += 1) bomb = Array.from({ length: 10 }, () => bomb);
      expect(codeOf(() => parseDocument(named(bomb))).code).to.equal("DOCUMENT_TOO_LARGE");
      expect(codeOf(() => parseDocument(named(new Array(4_000_000_000)))).code).to.equal("DOCUMENT_TOO_LARGE");
      expect(codeOf(() => parseDocument(named("x".repeat(10_000_000)))).code).to.equal("DOCUMENT_TOO_LARGE");
    });

    it("takes plain data of another realm, and objects without a prototype", () => {
      const bare = Object.assign(Object.create(null) as object, document);
      const foreign = runInNewContext("JSON.parse(text)", { text }) as unknown;
      for (const input of [bare, foreign]) expect(parseDocument(input)).to.deep.equal(document);
    });

    it("reads a proxy once, so that it cannot show two faces", () => {
      let reads = 0;
      const handler: ProxyHandler<object> = {
        getOwnPropertyDescriptor: (target, name) => {
          if (name === "name") reads += 1;
          return Reflect.getOwnPropertyDescriptor(target, name);
        },
      };
      const read = parseDocument({ ...document, credentialSubject: new Proxy(document.credentialSubject, handler) });
      expect(read).to.deep.equal(document);
      expect(reads).to.equal(1);
    });
  });

  describe("judging the shape", () => {
    it("names the place of a fault, and not what stands there", () => {
      const altered = { ...document, proof: { ...document.proof, licenseId: "0x12" } };
      expect(codeOf(() => parseDocument(altered))).to.deep.equal({
        code: "DOCUMENT_MALFORMED",
        details: {
          path: "/proof/licenseId",
          expected: { en: 'must match pattern "^0x[0-9a-f]{64}$"', zh: "须匹配模式“^0x[0-9a-f]{64}$”" },
        },
      });
    });

    it("wants the contexts of the document's type, its kind of credential, and an end after the beginning", () => {
      const [w3c, own, lawyers] = document["@context"];
      const malformed = (change: object, path: string, en: string, zh: string): void => {
        expect(codeOf(() => parseDocument({ ...document, ...change }))).to.deep.equal({
          code: "DOCUMENT_MALFORMED",
          details: { path, expected: { en, zh } },
        });
      };
      malformed(
        { "@context": ["urn:x", own, lawyers] },
        "/@context/0",
        `must be ${String(w3c)}`,
        `须为 ${String(w3c)}`,
      );
      malformed(
        { "@context": [w3c, own, "urn:x"] },
        "/@context/2",
        "must be urn:elicense:context:lawyer:1",
        "须为 urn:elicense:context:lawyer:1",
      );
      malformed(
        { type: ["Credential", document.type[1]] },
        "/type/0",
        "must be VerifiableCredential",
        "须为 VerifiableCredential",
      );
      malformed(
        { validUntil: "2020-04-29T23:59:59+08:00" },
        "/validUntil",
        "must NOT be before validFrom",
        "不得早于 validFrom",
      );
      const ends = { ...document, validUntil: "2020-04-30T23:59:59+08:00" };
      expect(parseDocument(ends)).to.deep.equal(ends);
    });

    it("wants no null but before what is shown of a list: nothing commits to it", () => {
      const subject = document.credentialSubject;
      const shown = (credentialSubject: object): unknown => ({ ...document, credentialSubject });
      for (const [input, path] of [
        [shown({ ...subject, photoHash: null }), "/credentialSubject/photoHash"],
        [shown({ ...subject, assessments: [...assessments, null] }), "/credentialSubject/assessments/3"],
        [shown({ ...subject, assessments: [null] }), "/credentialSubject/assessments/0"],
        [shown({ ...subject, assessments: [{ year: null }, { year: 1 }] }), "/credentialSubject/assessments/0/year"],
        [shown({ ...subject, assessments: [null, { year: null }] }), "/credentialSubject/assessments/1/year"],
      ] as const) {
        expect(codeOf(() => parseDocument(input))).to.deep.equal({
          code: "DOCUMENT_MALFORMED",
          details: {
            path,
            expected: {
              en: "must NOT be null: a null keeps a place before what is shown",
              zh: "不得为 null，null 只用于为其后出示的内容保留位置",
            },
          },
        });
      }
    });

    it("wants hidden leaves in one order, each once", () => {
      const [low, high] = [`0x${"11".repeat(32)}`, `0x${"22".repeat(32)}`];
      for (const hidden of [
        [high, low],
        [low, low],
      ]) {
        expect(codeOf(() => parseDocument({ ...document, proof: { ...document.proof, hidden } }))).to.deep.equal({
          code: "DOCUMENT_MALFORMED",
          details: {
            path: "/proof/hidden",
            expected: { en: "must ascend, without duplicates", zh: "须按升序排列，且不得重复" },
          },
        });
      }
    });
  });

  it("throws nothing but its own errors, and accepts nothing, on 10,000 arbitrary inputs", () => {
    const json = fc.json({ maxDepth: 20, stringUnit: "binary" });
    const spliced = fc
      .tuple(fc.nat({ max: text.length }), fc.nat({ max: 20 }), fc.oneof(fc.string(), json))
      .map(([start, length, piece]) => text.slice(0, start) + piece + text.slice(start + length));
    const anything = fc.anything({
      ...{ withBigInt: true, withBoxedValues: true, withDate: true, withMap: true, withSet: true },
      ...{ withNullPrototype: true, withSparseArray: true, withTypedArray: true, withObjectString: true },
    });
    const within = anything.map((value) => named(value));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), json, spliced, anything, within), (input) => {
        try {
          // A piece may leave the document as it was, or another one: then what it says is found false later.
          expect(parseDocument(input)).to.have.property("proof");
        } catch (error) {
          expect(error).to.be.instanceOf(ElicenseError);
        }
      }),
      { numRuns: 10_000 },
    );
  }).timeout(120_000);

  it("refuses a heap of combining marks before it puts them in order, which would take an hour", () => {
    const heap = `a${"\u0301\u0323".repeat(400_000)}`;
    const began = performance.now();
    expect(codeOf(() => parseDocument(named(heap)))).to.deep.equal({ code: "DOCUMENT_TEXT_FORM", details: atName });
    expect(codeOf(() => lawyerDraft({ name: heap })).code).to.equal("DOCUMENT_TEXT_FORM");
    expect(performance.now() - began).to.be.below(2_000);
    expect(parseDocument(named(`q${"\u0301".repeat(30)}`)).credentialSubject.name).to.have.lengthOf(31);
  });

  it("takes time that grows with the length alone", () => {
    const fill = (piece: string): string => piece.repeat(Math.floor((maxDocumentLength - 2) / piece.length));
    const inputs = [
      `"${fill("\\\\")}"`,
      `"${fill('\\"')}"`,
      `[${fill("1,")}1]`,
      `{${fill('"":1,')}"a":1}`,
      `[${fill("[],")}1]`,
      `"${fill("e\u0301")}"`,
      fill("1"),
      fill("-"),
    ];
    for (const input of inputs) {
      const began = performance.now();
      expect(codeOf(() => parseDocument(input)).code).to.match(/^DOCUMENT_/);
      expect(performance.now() - began, input.slice(0, 20)).to.be.below(3_000);
    }
  }).timeout(60_000);
});

function revoked(): unknown {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}
