import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { expect } from "chai";
import { AbiCoder, concat, keccak256 } from "ethers";
import { describe, it } from "mocha";

import {
  buildDocument,
  deriveSalt,
  describeError,
  disclose,
  ElicenseError,
  errorOf,
  forensicExaminer,
  integrityFault,
  lawyer,
  leafOf,
  listValues,
  parseDocument,
  parseRegisterKey,
  proveField,
  reviseDocument,
  type JsonValue,
} from "@elicense/sdk";

import { DOCUMENT_SCHEMA } from "../../../sdk/src/errors/catalogue/documents.js";
import { codeOf } from "./codeOf.js";
import { assessments, sampleDocument, sampleFields, seal } from "./sampleDocuments.js";
import { anhuiJustice, lawyerDraft, lawyerFields, lawyerSerial, registerKey, shanghaiJustice } from "../samples.js";

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

    const filed = (filedWith: string): string =>
      lawyerDraft({ assessments: [{ ...assessments[0]!, filedWith, filedOn: "2022-05-31" }] }).root;
    expect(filed(composed.normalize("NFD"))).to.equal(filed(composed));
  });

  it("refuses nothing in a list's place, and leaves out a member without a value", () => {
    expect(codeOf(() => lawyerDraft({ assessments: [null] }))).to.deep.equal({
      code: "DOCUMENT_SCHEMA",
      details: {
        path: "/credentialSubject/assessments/0",
        keyword: "type",
        expected: { en: "must be object", zh: "须为对象" },
      },
    });
    const [first] = assessments;
    const { filedOn: _filedOn, ...rest } = first!;
    expect(codeOf(() => lawyerDraft({ assessments: [{ ...rest, filedOn: null }] })).details).to.deep.include({
      path: "/credentialSubject/assessments/0/filedOn",
      keyword: "required",
    });
  });

  it("names the field that breaks the schema, and not its value", () => {
    const { code, details } = codeOf(() => lawyerDraft({ idNumber: "349900199001010022" }));
    expect(code).to.equal("DOCUMENT_SCHEMA");
    expect(details).to.deep.equal({
      path: "/credentialSubject/idNumber",
      keyword: "format",
      expected: { en: 'must match format "citizen-number"', zh: "须符合格式“citizen-number”" },
    });
  });

  it("says in each language what breaks the schema", () => {
    const fault = { path: "/a", keyword: "type", expected: { en: "must be object", zh: "须为对象" } };
    const error = new ElicenseError(DOCUMENT_SCHEMA, fault);
    expect(error.shortMessage).to.equal("At “/a”, the license does not meet its type's rule “type”: must be object.");
    expect(error.message).to.equal(describeError(error, "en"));
    expect(describeError(error, "zh")).to.equal(
      "“/a”处不符合该证照类型数据规范的规则“type”（须为对象）。请按该证照类型的数据规范更正此处的内容。",
    );
    expect(describeError(errorOf(error.code, error.details), "zh")).to.equal(describeError(error, "zh"));
  });

  it("names a missing field", () => {
    const { name: _name, ...fields } = lawyerFields;
    const act = (): unknown =>
      buildDocument({ type: lawyer, issuer: anhuiJustice, registerKey, serial: lawyerSerial, fields });
    expect(codeOf(act).details).to.deep.include({ path: "/credentialSubject/name", keyword: "required" });
  });

  it("needs the day of issue, and takes it for the first day of validity", () => {
    const { issuedDate: _day, ...fields } = lawyerFields;
    const parameters = { type: lawyer, issuer: anhuiJustice, registerKey, serial: lawyerSerial };
    expect(codeOf(() => buildDocument({ ...parameters, fields }))).to.deep.equal({
      code: "DOCUMENT_SCHEMA",
      details: {
        path: "/credentialSubject/issuedDate",
        keyword: "required",
        expected: { en: "must have required property 'issuedDate'", zh: "缺少必需的属性“issuedDate”" },
      },
    });
    const later = lawyerDraft({ effectiveDate: "2020-05-01" });
    expect([later.effectiveOn, later.validThrough]).to.deep.equal(["2020-05-01", null]);
    expect(later.content.validFrom).to.equal("2020-05-01T00:00:00+08:00");
    expect(Object.keys(later.content)).not.to.include("validUntil");
  });

  it("says until when a license is valid that has a last day", () => {
    const [type, fields] = sampleFields.find(([{ name }]) => name === forensicExaminer.name)!;
    const { content, validThrough } = buildDocument({
      ...{ type, issuer: anhuiJustice, registerKey, serial: lawyerSerial },
      fields,
    });
    expect(validThrough).to.equal("2031-03-01");
    expect(content.validUntil).to.equal(`${String(validThrough)}T23:59:59+08:00`);
  });

  it("puts the fields in the type's order, and leaves those without a value out", () => {
    const fields = { photoHash: null, ...Object.fromEntries(Object.entries(lawyerFields).reverse()) };
    const { content } = buildDocument({
      ...{ type: lawyer, issuer: anhuiJustice, registerKey, serial: lawyerSerial },
      fields,
    });
    expect(Object.keys(content.credentialSubject)).to.deep.equal(Object.keys(lawyerDraft().content.credentialSubject));
  });

  it("refuses a field that it derives itself", () => {
    expect(codeOf(() => lawyerDraft({ certificateVersion: "002" }))).to.deep.equal({
      code: "DOCUMENT_FIELD_DERIVED",
      details: { field: "certificateVersion" },
    });
  });
});

describe("reviseDocument", () => {
  const document = seal(lawyerDraft({ assessments, blankSerialNo: "FAKE2020000001" }));
  const parameters = { type: lawyer, issuer: anhuiJustice, registerKey, document };

  it("builds the next version, in which all stands as before but what changed", () => {
    const { content, root } = reviseDocument({
      ...parameters,
      changes: { category: "兼职律师", practiceNo: "13401201521900001", blankSerialNo: null },
    });
    const { blankSerialNo: _, ...kept } = document.credentialSubject;
    expect(content.credentialSubject).to.deep.equal({
      ...kept,
      certificateIdentifier: "1.2.156.3005.2.1110000000FAKE012Q001.1134000000FAKE020H.20200430AH0000000001.002.4",
      certificateVersion: "002",
      category: "兼职律师",
      practiceNo: "13401201521900001",
    });
    const fields = { assessments, category: "兼职律师", practiceNo: "13401201521900001" };
    expect(root).to.equal(lawyerDraft(fields, lawyerSerial, { version: 2 }).root);
  });

  it("begins with version 1 under another issuer, or another serial", () => {
    const moved = reviseDocument({ ...parameters, issuer: shanghaiJustice, changes: {} });
    expect(moved.content.credentialSubject).to.include({
      certificateVersion: "001",
      issuingAuthorityCode: shanghaiJustice.code,
    });
    expect(moved.content.id).to.match(/\.20200430AH0000000001\.001\.\w$/);
    const entered = reviseDocument({ ...parameters, serial: "20260101AH0000000001", changes: {} });
    expect(entered.content.id).to.match(/\.20260101AH0000000001\.001\.\w$/);
  });

  it("refuses a document of which anything is hidden, and fields that are not the program's to say", () => {
    const shown = disclose(document, ["/credentialSubject/certificateIdentifier", "/credentialSubject/name"]);
    const { code, details } = codeOf(() => reviseDocument({ ...parameters, document: shown, changes: {} }));
    expect([code, details]).to.deep.equal(["DOCUMENT_NOT_WHOLE", { hidden: shown.proof.hidden.length }]);
    expect(codeOf(() => reviseDocument({ ...parameters, changes: { certificateVersion: "009" } }))).to.deep.equal({
      code: "DOCUMENT_FIELD_DERIVED",
      details: { field: "certificateVersion" },
    });
  });

  it("refuses a version after 999", () => {
    const last = seal(lawyerDraft({}, lawyerSerial, { version: 999 }));
    const { code } = codeOf(() => reviseDocument({ ...parameters, document: last, changes: {} }));
    expect(code).to.equal("IDENTIFIER_VERSION");
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
    expect(listValues({ "~": 1, "/": 2 }).map(({ path }) => path)).to.deep.equal(["/~0", "/~1"]);
  });

  it("are those of texts of any length", () => {
    for (const length of [0, 31, 32, 33, 260, 261, 262, 1_000, 5_000, 100]) {
      const value = `"${"证".repeat(length)}"`;
      const encoded = AbiCoder.defaultAbiCoder().encode(
        ["string", "bytes32", "string"],
        ["/path", `0x${"5a".repeat(32)}`, value],
      );
      expect(leafOf({ path: "/path", value }, `0x${"5a".repeat(32)}`)).to.equal(keccak256(keccak256(encoded)));
    }
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
    const good = `0x${"ab".repeat(32)}`;
    expect(parseRegisterKey(good)).to.deep.equal(new Uint8Array(32).fill(0xab));
    for (const secret of [`0x${"ab".repeat(31)}`, `${good}0`, `x${good}`, good.slice(2)]) {
      expect(codeOf(() => parseRegisterKey(secret))).to.deep.equal({ code: "REGISTER_KEY_FORM", details: {} });
    }
  });
});

describe("integrityFault", () => {
  it("finds none in a document as issued", () => {
    expect(integrityFault(sampleDocument({ assessments }))).to.equal(undefined);
  });

  it("names a value that has no salt", () => {
    const document = sampleDocument();
    const { "/credentialSubject/sex": _salt, ...salts } = document.proof.salts;
    const unsalted = { ...document, proof: { ...document.proof, salts } };
    expect(integrityFault(unsalted)).to.deep.equal({ unsalted: "/credentialSubject/sex" });
  });

  it("names a salt that has no value", () => {
    const document = sampleDocument();
    const salts = { ...document.proof.salts, "/credentialSubject/nickname": `0x${"00".repeat(32)}` };
    const unused = { ...document, proof: { ...document.proof, salts } };
    expect(integrityFault(unused)).to.deep.equal({ unused: "/credentialSubject/nickname" });
  });

  it("gives the root that the values give", () => {
    const document = sampleDocument();
    const other = lawyerDraft({ name: "测试乙" });
    const altered = { ...document, credentialSubject: other.content.credentialSubject };
    expect(integrityFault(altered)).to.deep.equal({ root: other.root });
  });
});

describe("disclose", () => {
  const document = sampleDocument({ assessments });

  it("shows what is named, hides the rest, and stays intact", () => {
    const shown = disclose(document, ["/credentialSubject/name", "/credentialSubject/practiceNo"]);
    expect(shown.credentialSubject).to.deep.equal({
      certificateTypeCode: lawyer.code,
      practiceNo: "13401201511900001",
      name: "测试甲",
    });
    expect(shown.id).to.equal(undefined);
    expect(JSON.stringify(shown)).not.to.include(lawyerFields.idNumber);
    expect(integrityFault(shown)).to.equal(undefined);
  });

  it("keeps the place of what it hides in a list", () => {
    const shown = disclose(document, ["/credentialSubject/assessments/1/result"]);
    expect(shown.credentialSubject).to.deep.equal({
      certificateTypeCode: lawyer.code,
      assessments: [null, { result: "基本称职" }],
    });
    expect(integrityFault(shown)).to.equal(undefined);
  });

  it("shows of the subject what its type says anyway, and need not show more", () => {
    const shown = disclose(document, []);
    expect(shown.credentialSubject).to.deep.equal({ certificateTypeCode: lawyer.code });
    expect(integrityFault(shown)).to.equal(undefined);
  });

  it("can hide more of what is partly hidden", () => {
    const once = disclose(document, ["/credentialSubject/name", "/credentialSubject/sex"]);
    const twice = disclose(once, ["/credentialSubject/sex"]);
    expect(twice).to.deep.equal(disclose(document, ["/credentialSubject/sex"]));
  });

  it("can hide more of a list of which it hides the first already", () => {
    const once = disclose(document, ["/credentialSubject/assessments/1"]);
    const path = "/credentialSubject/assessments/1/result";
    expect(disclose(once, [path])).to.deep.equal(disclose(document, [path]));
  });

  it("refuses to show what is hidden already", () => {
    const once = disclose(document, ["/credentialSubject/assessments/1"]);
    const path = "/credentialSubject/assessments/0";
    expect(codeOf(() => disclose(once, [path]))).to.deep.equal({ code: "DISCLOSE_UNKNOWN_PATH", details: { path } });
  });

  it("shows a list without items as it is", () => {
    const document = sampleDocument({ assessments: [] });
    const shown = disclose(document, ["/credentialSubject/assessments"]);
    expect(shown.credentialSubject.assessments).to.deep.equal([]);
    expect(integrityFault(shown)).to.equal(undefined);
    expect(disclose(document, []).credentialSubject).not.to.have.property("assessments");
  });

  it("refuses a path at which nothing is shown", () => {
    expect(codeOf(() => disclose(document, ["/credentialSubject/nickname"]))).to.deep.equal({
      code: "DISCLOSE_UNKNOWN_PATH",
      details: { path: "/credentialSubject/nickname" },
    });
  });

  it("shows one assessment of three, whole", () => {
    const shown = disclose(document, ["/credentialSubject/assessments/2"]);
    expect(shown.credentialSubject.assessments).to.deep.equal([null, null, assessments[2]]);
    expect(integrityFault(parseDocument(shown))).to.equal(undefined);
  });

  it("finds what it hides without its salt", () => {
    const { "/credentialSubject/sex": _salt, ...salts } = document.proof.salts;
    const unsalted = { ...document, proof: { ...document.proof, salts } };
    expect(codeOf(() => disclose(unsalted, []))).to.deep.equal({
      code: "DOCUMENT_SALT_MISSING",
      details: { path: "/credentialSubject/sex" },
    });
  });

  it("shows how many values it hides: none that stands for two can be made up", () => {
    let tried = 0;
    for (let serial = 1; serial <= 2_000; serial++) {
      const whole = seal(lawyerDraft({}, String(serial)));
      const { credentialStatus: _status, proof: _proof, ...content } = whole;
      const leaves = listValues(content as unknown as JsonValue).map((value) => ({
        path: value.path,
        leaf: leafOf(value, whole.proof.salts[value.path]!),
      }));
      // The two that hash together first: the node above them must be as large as the tree's order has it.
      const [one, other, ...rest] = leaves.sort((a, b) => (a.leaf < b.leaf ? -1 : 1));
      const node = keccak256(concat([one!.leaf, other!.leaf]));
      const hides = [one!, other!].every(({ path }) => /^\/credentialSubject\/(?!certificateTypeCode)/.test(path));
      if (!hides || rest.some(({ leaf }) => leaf > node)) continue;
      const shown = disclose(
        whole,
        rest.map(({ path }) => path),
      );
      expect(shown.proof.hidden).to.have.lengthOf(2);
      const forged = { ...shown, proof: { ...shown.proof, hidden: [node] } };
      expect(integrityFault(parseDocument(forged)), String(serial)).to.have.property("root");
      if (++tried === 3) break;
    }
    expect(tried).to.be.above(0);
  }).timeout(60_000);

  it("takes time that grows with the document and the paths alone", () => {
    const paths = Object.keys(document.proof.salts).filter((path) => path !== "/id");
    const many = Array.from({ length: 200_000 }, (_, index) => paths[index % paths.length]!);
    const began = performance.now();
    expect(disclose(document, many).proof.hidden).to.have.lengthOf(1);
    expect(performance.now() - began).to.be.below(2_000);
  });
});

describe("proveField", () => {
  it("gives the leaf's preimage and siblings that lead to the root", () => {
    const document = disclose(sampleDocument(), ["/credentialSubject/practiceNo"]);
    const { field, proof } = proveField(document, "/credentialSubject/practiceNo");
    expect(field.value).to.equal('"13401201511900001"');
    expect(proof.length).to.be.greaterThan(0);
    expect(leafOf(field, field.salt)).to.match(/^0x[0-9a-f]{64}$/);
  });

  it("refuses a document of which a value has no salt, or a salt no value", () => {
    const document = sampleDocument();
    const { "/credentialSubject/sex": salt, ...salts } = document.proof.salts;
    const unsalted = { ...document, proof: { ...document.proof, salts } };
    expect(codeOf(() => proveField(unsalted, "/credentialSubject/name"))).to.deep.equal({
      code: "DOCUMENT_SALT_MISSING",
      details: { path: "/credentialSubject/sex" },
    });
    const unused = { ...document, proof: { ...document.proof, salts: { ...document.proof.salts, "/x": salt! } } };
    expect(codeOf(() => proveField(unused, "/credentialSubject/name"))).to.deep.equal({
      code: "DOCUMENT_SALT_UNUSED",
      details: { path: "/x" },
    });
  });

  it("refuses a hidden value", () => {
    const document = disclose(sampleDocument(), []);
    expect(codeOf(() => proveField(document, "/credentialSubject/name"))).to.deep.equal({
      code: "DISCLOSE_UNKNOWN_PATH",
      details: { path: "/credentialSubject/name" },
    });
  });
});
