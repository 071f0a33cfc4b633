import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { expect } from "chai";
import fc from "fast-check";
import { describe, it } from "mocha";

import {
  buildDocument,
  deriveLicenseId,
  deriveSalt,
  disclose,
  ElicenseError,
  integrityFault,
  lawyer,
  leafOf,
  listValues,
  maxDocumentLength,
  parseDocument,
  parseRegisterKey,
  proveField,
  sealDocument,
  type Issuance,
  type JsonObject,
  type JsonValue,
  type LicenseDocument,
} from "@elicense/sdk";

import { anhuiJustice, lawyerDraft, lawyerFields, lawyerSerial, registerKey } from "../samples.js";

const zeroHash = `0x${"00".repeat(32)}`;

/** The sample document as it would be after its issue by authority 1. */
function sampleDocument(fields: JsonObject = {}): LicenseDocument {
  const draft = lawyerDraft(fields);
  const decision = { reason: 2, documentHash: zeroHash, approver: 1, effectiveOn: draft.effectiveOn };
  const issuance: Issuance = { root: draft.root, decision, validThrough: draft.validThrough };
  return sealDocument(draft, {
    chainId: 31337,
    registry: "0x00000000000000000000000000000000000000aA",
    licenseId: deriveLicenseId({ licenseType: 1, authority: 1, region: draft.region }, issuance),
    issuance,
    block: 7,
  });
}

function codeOf(action: () => unknown): { code: string; details: unknown } {
  try {
    action();
  } catch (error) {
    if (error instanceof ElicenseError) return { code: error.code, details: error.details };
    throw error;
  }
  throw new Error("nothing was thrown");
}

const assessments = [
  { year: 2021, result: "称职", assessorOrg: "样例律师协会", filedWith: "样例司法局", filedOn: "2022-05-31" },
  { year: 2022, result: "基本称职", assessorOrg: "样例律师协会", filedWith: "样例司法局", filedOn: "2023-05-31" },
];

describe("buildDocument", () => {
  it("derives the identifier, the version and the envelope", () => {
    const { content, region, effectiveOn, validThrough } = lawyerDraft();
    expect(content.id).to.equal(
      "urn:elicense:1.2.156.3005.2.1110000000FAKE012Q001.1134000000FAKE020H.20200430AH0000000001.001.6",
    );
    expect(content.type).to.deep.equal(["VerifiableCredential", "LawyerPracticeLicense"]);
    expect(content.issuer).to.deep.equal({ id: "urn:uscc:1134000000FAKE020H", name: anhuiJustice.name });
    expect(content.validFrom).to.equal("2020-04-30T00:00:00+08:00");
    expect(content.credentialSubject.certificateVersion).to.equal("001");
    expect({ region, effectiveOn, validThrough }).to.deep.equal({
      region: "340100",
      effectiveOn: "2020-04-30",
      validThrough: null,
    });
  });

  it("gives the same root for the same parameters and another for any other", () => {
    expect(lawyerDraft().root).to.equal(lawyerDraft().root);
    expect(lawyerDraft({ name: "测试乙" }).root).not.to.equal(lawyerDraft().root);
    expect(lawyerDraft({}, "20200430AH0000000002").root).not.to.equal(lawyerDraft().root);
    const otherKey = parseRegisterKey(`0x${"5b".repeat(32)}`);
    const parameters = { type: lawyer, issuer: anhuiJustice, serial: lawyerSerial, fields: lawyerFields };
    expect(buildDocument({ ...parameters, registerKey: otherKey }).root).not.to.equal(lawyerDraft().root);
  });

  it("takes composed and decomposed text for the same", () => {
    const composed = "Ren\u00e9";
    expect(lawyerDraft({ name: composed.normalize("NFD") }).root).to.equal(lawyerDraft({ name: composed }).root);
  });

  it("names the field that breaks the schema, and not its value", () => {
    const { code, details } = codeOf(() => lawyerDraft({ idNumber: "349900199001010022" }));
    expect(code).to.equal("DOCUMENT_SCHEMA");
    expect(details).to.deep.equal({
      path: "/credentialSubject/idNumber",
      keyword: "format",
      expected: 'must match format "citizen-number"',
    });
  });

  it("names a missing field", () => {
    const { name: _name, ...fields } = lawyerFields;
    const act = (): unknown =>
      buildDocument({ type: lawyer, issuer: anhuiJustice, registerKey, serial: lawyerSerial, fields });
    expect(codeOf(act).details).to.deep.include({ path: "/credentialSubject/name", keyword: "required" });
  });

  it("refuses a field that it derives itself", () => {
    expect(codeOf(() => lawyerDraft({ certificateVersion: "002" }))).to.deep.equal({
      code: "DOCUMENT_FIELD_DERIVED",
      details: { field: "certificateVersion" },
    });
  });
});

describe("leaves", () => {
  it("are those of OpenZeppelin's standard tree", () => {
    const { content, salts, root } = lawyerDraft({ assessments });
    const values = listValues(content as unknown as JsonValue).map(({ path, value }) => [path, salts[path], value]);
    expect(StandardMerkleTree.of(values, ["string", "bytes32", "string"]).root).to.equal(root);
  });

  it("have paths with escaped names and list empty values", () => {
    expect(listValues({ "a/b": [{ "c~d": 1 }, null], e: {}, f: [] })).to.deep.equal([
      { path: "/a~1b/0/c~0d", value: "1" },
      { path: "/e", value: "{}" },
      { path: "/f", value: "[]" },
    ]);
  });

  it("have a salt of their own for each path, version and identifier", () => {
    const salts = [
      deriveSalt(registerKey, "a", "001", "/x"),
      deriveSalt(registerKey, "a", "001", "/y"),
      deriveSalt(registerKey, "a", "002", "/x"),
      deriveSalt(registerKey, "b", "001", "/x"),
    ];
    expect(new Set(salts).size).to.equal(salts.length);
  });
});

describe("parseRegisterKey", () => {
  it("refuses what is not 32 bytes, without showing it", () => {
    const secret = `0x${"ab".repeat(31)}`;
    expect(codeOf(() => parseRegisterKey(secret))).to.deep.equal({ code: "REGISTER_KEY_FORM", details: {} });
  });
});

describe("integrityFault", () => {
  it("finds none in a document as issued", () => {
    expect(integrityFault(sampleDocument({ assessments }))).to.equal(undefined);
  });

  it("finds every change of a value, a salt or a hidden leaf", () => {
    const document = disclose(sampleDocument({ assessments }), ["/id", "/credentialSubject/name"]);
    const whole = sampleDocument({ assessments });
    fc.assert(
      fc.property(fc.constantFrom(document, whole), fc.nat(), fc.nat(), (original, place, change) => {
        const altered = mutate(original, place, change);
        fc.pre(altered !== undefined);
        expect(isIntact(altered)).to.equal(false);
      }),
      { numRuns: 500 },
    );
  }).timeout(60_000);

  it("names a value that has no salt", () => {
    const document = sampleDocument();
    const { "/credentialSubject/sex": _salt, ...salts } = document.proof.salts;
    const unsalted = { ...document, proof: { ...document.proof, salts } };
    expect(integrityFault(unsalted)).to.deep.equal({ unsalted: "/credentialSubject/sex" });
  });
});

/** Whether a reader would take a document for what was issued. */
function isIntact(document: unknown): boolean {
  try {
    return integrityFault(parseDocument(document)) === undefined;
  } catch (error) {
    expect(error).to.be.instanceOf(ElicenseError);
    return false;
  }
}

/** Changes one string in a document's content, salts or hidden leaves; `undefined` where the change changes nothing. */
function mutate(document: LicenseDocument, place: number, change: number): LicenseDocument | undefined {
  const copy = structuredClone(document) as unknown as Record<string, unknown> & {
    proof: Record<"salts" | "hidden", Record<string, unknown>>;
  };
  const slots = [
    ...Object.keys(copy)
      .filter((name) => name !== "credentialStatus" && name !== "proof")
      .flatMap((name) => (typeof copy[name] === "string" ? [slotOf(copy, name)] : stringSlots(copy[name] as never))),
    ...stringSlots(copy.proof.salts),
    ...stringSlots(copy.proof.hidden),
  ];
  const slot = slots[place % slots.length];
  if (slot === undefined) return undefined;
  const [holder, name] = slot;
  const text = String(holder[name]);
  const position = change % Math.max(text.length, 1);
  const replacement = text[position] === "0" ? "1" : "0";
  const altered = text.slice(0, position) + replacement + text.slice(position + 1);
  if (altered === text) return undefined;
  holder[name] = altered;
  return copy as unknown as LicenseDocument;
}

type Slot = readonly [holder: Record<string, unknown>, name: string];

function slotOf(holder: Record<string, unknown>, name: string): Slot {
  return [holder, name];
}

function stringSlots(value: Record<string, unknown>): readonly Slot[] {
  return Object.entries(value).flatMap(([name, item]) => {
    if (typeof item === "string") return [slotOf(value, name)];
    return typeof item === "object" && item !== null ? stringSlots(item as Record<string, unknown>) : [];
  });
}

describe("disclose", () => {
  const document = sampleDocument({ assessments });

  it("shows what is named, hides the rest, and stays intact", () => {
    const shown = disclose(document, ["/credentialSubject/name", "/credentialSubject/practiceNo"]);
    expect(shown.credentialSubject).to.deep.equal({ name: "测试甲", practiceNo: "13401201511900001" });
    expect(shown.id).to.equal(undefined);
    expect(JSON.stringify(shown)).not.to.include(lawyerFields.idNumber);
    expect(integrityFault(shown)).to.equal(undefined);
  });

  it("keeps the place of what it hides in a list", () => {
    const shown = disclose(document, ["/credentialSubject/assessments/1/result"]);
    expect(shown.credentialSubject).to.deep.equal({ assessments: [null, { result: "基本称职" }] });
    expect(integrityFault(shown)).to.equal(undefined);
  });

  it("can hide the whole subject", () => {
    const shown = disclose(document, []);
    expect(shown.credentialSubject).to.deep.equal({});
    expect(integrityFault(shown)).to.equal(undefined);
  });

  it("can hide more of what is partly hidden", () => {
    const once = disclose(document, ["/credentialSubject/name", "/credentialSubject/sex"]);
    const twice = disclose(once, ["/credentialSubject/sex"]);
    expect(twice).to.deep.equal(disclose(document, ["/credentialSubject/sex"]));
  });

  it("refuses a path at which nothing is shown", () => {
    expect(codeOf(() => disclose(document, ["/credentialSubject/nickname"]))).to.deep.equal({
      code: "DISCLOSE_UNKNOWN_PATH",
      details: { path: "/credentialSubject/nickname" },
    });
  });

  it("round-trips any choice of fields through JSON", () => {
    const paths = Object.keys(document.credentialSubject).map((name) => `/credentialSubject/${name}`);
    fc.assert(
      fc.property(fc.subarray(paths), (chosen) => {
        const shown = parseDocument(JSON.stringify(disclose(document, chosen)));
        expect(integrityFault(shown)).to.equal(undefined);
        expect(Object.keys(shown.credentialSubject).map((name) => `/credentialSubject/${name}`)).to.deep.equal(chosen);
      }),
      { numRuns: 200 },
    );
  }).timeout(60_000);
});

describe("proveField", () => {
  it("gives the leaf's preimage and siblings that lead to the root", () => {
    const document = disclose(sampleDocument(), ["/credentialSubject/practiceNo"]);
    const { field, proof } = proveField(document, "/credentialSubject/practiceNo");
    expect(field.value).to.equal('"13401201511900001"');
    expect(proof.length).to.be.greaterThan(0);
    expect(leafOf(field, field.salt)).to.match(/^0x[0-9a-f]{64}$/);
  });

  it("refuses a hidden value", () => {
    const document = disclose(sampleDocument(), []);
    expect(codeOf(() => proveField(document, "/credentialSubject/name")).code).to.equal("DISCLOSE_UNKNOWN_PATH");
  });
});

describe("parseDocument", () => {
  it("reads what sealDocument writes, with a byte order mark too", () => {
    const document = sampleDocument({ assessments });
    expect(parseDocument(`\uFEFF${JSON.stringify(document)}`)).to.deep.equal(document);
  });

  it("refuses what is no JSON, without quoting it", () => {
    expect(codeOf(() => parseDocument("{name: 测试甲"))).to.deep.equal({ code: "DOCUMENT_NOT_JSON", details: {} });
  });

  it("refuses what is too large", () => {
    const length = maxDocumentLength + 1;
    expect(codeOf(() => parseDocument(" ".repeat(length)))).to.deep.equal({
      code: "DOCUMENT_TOO_LARGE",
      details: { length, maximum: maxDocumentLength },
    });
  });

  it("refuses what is nested too deeply, at any depth", () => {
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    expect(codeOf(() => parseDocument(deep)).code).to.equal("DOCUMENT_TOO_DEEP");
  });

  it("refuses a name that would reach the prototype", () => {
    const text = JSON.stringify(sampleDocument()).replace(
      '"credentialSubject":{',
      '"credentialSubject":{"__proto__":1,',
    );
    expect(codeOf(() => parseDocument(text)).code).to.equal("DOCUMENT_MALFORMED");
  });

  it("names the place of a fault in the shape", () => {
    const document = sampleDocument();
    const altered = { ...document, proof: { ...document.proof, licenseId: "0x12" } };
    expect(codeOf(() => parseDocument(altered)).details).to.deep.equal({
      path: "/proof/licenseId",
      expected: 'must match pattern "^0x[0-9a-f]{64}$"',
    });
  });

  it("throws nothing but its own errors on anything", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.anything()), (input) => {
        try {
          parseDocument(input);
          expect.fail("accepted");
        } catch (error) {
          expect(error).to.be.instanceOf(ElicenseError);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
