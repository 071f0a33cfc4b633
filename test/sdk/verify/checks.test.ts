import {
  checkCatalogue,
  deriveLicenseId,
  disclose,
  forensicExaminer,
  lawyer,
  listValues,
  sealDocument,
  type CheckCode,
  type Issuance,
  type JsonObject,
  type JsonValue,
  type LicenseDocument,
  type LicenseType,
  type ManagementRecord,
  type ReplayRules,
  type Standing,
} from "@elicense/sdk";
import { expect } from "chai";
import { describe, it } from "mocha";

import { hashLeaf } from "../../../sdk/src/documents/leaves.js";
import { fromHex, toHex } from "../../../sdk/src/hashing/hex.js";
import { contentOf } from "../../../sdk/src/documents/parseDocument.js";
import { treeOf } from "../../../sdk/src/documents/tree.js";
import { managementHead } from "../../../sdk/src/history/managementBook.js";
import { noStanding } from "../../../sdk/src/licenses/standing.js";
import { checkDocument } from "../../../sdk/src/verify/checkDocument.js";
import { checkFreshness } from "../../../sdk/src/verify/checkFreshness.js";
import { checkIdentifiers } from "../../../sdk/src/verify/checkIdentifiers.js";
import { checkIssuer } from "../../../sdk/src/verify/checkIssuer.js";
import { checkRecord, type RecordCheck, type WholeBook } from "../../../sdk/src/verify/checkRecord.js";
import { checkNamedRegistry, namesOf, noAgreement } from "../../../sdk/src/verify/checkRegistry.js";
import { checkStatus } from "../../../sdk/src/verify/checkStatus.js";
import { checkStatusOn } from "../../../sdk/src/verify/checkStatusOn.js";
import type { NodeReport } from "../../../sdk/src/verify/NodeReport.js";
import { answer, conclude, verdictOf, type Answer, type Evidence } from "../../../sdk/src/verify/Verification.js";
import { sampleDeployment } from "../deployment/sampleDeployment.js";
import { sampleDocument, sampleDocuments } from "../documents/sampleDocuments.js";

const document = sampleDocument();
const [, examiner] = sampleDocuments.find(([{ name }]) => name === forensicExaminer.name)!;
const salt = `0x${"07".repeat(32)}`;

/** A document with other content or another issue that is committed to all the same: its issuer made it so. */
function reissued(
  from: LicenseDocument,
  change: { readonly content?: object; readonly subject?: JsonObject; readonly issuance?: Partial<Issuance> },
): LicenseDocument {
  const { issuance, licenseId } = from.proof;
  const credentialSubject = { ...from.credentialSubject, ...change.subject };
  const content = { ...contentOf(from), credentialSubject, ...change.content } as ReturnType<typeof contentOf>;
  const values = listValues(JSON.parse(JSON.stringify(content)) as JsonValue);
  const root = toHex(treeOf(values.map((value) => hashLeaf(value, fromHex(salt))))[0]!);
  const salts = Object.fromEntries(values.map(({ path }) => [path, salt]));
  const own: Issuance = { ...issuance, ...change.issuance, root };
  const licenseType = licenseId === examiner.proof.licenseId ? forensicExaminer.number : lawyer.number;
  const region = "340100";
  const draft = { content, salts, root, region, effectiveOn: own.decision.effectiveOn, validThrough: own.validThrough };
  return sealDocument(draft, {
    ...{ chainId: 31337, registry: "0x00000000000000000000000000000000000000aA", issuance: own, block: 7 },
    licenseId: deriveLicenseId({ licenseType, authority: 1, region }, own),
  });
}

/** The document's issue as a book has it, in the first second of 2026. */
const issued: ManagementRecord = {
  id: document.proof.licenseId,
  authority: 1,
  action: "ISSUE",
  ...{ index: 1, previousBlock: 0, recordedAt: Date.parse("2026-01-01T00:00:00+08:00") / 1000, key: 3 },
  decision: document.proof.issuance.decision,
  through: null,
  detail: document.proof.issuance.root,
  holder: "0x00000000000000000000000000000000000000bB",
  ...{ block: 7, transactionHash: `0x${"0c".repeat(32)}` },
};
const block = { number: 9, timestamp: issued.recordedAt + 86_400, hash: `0x${"0e".repeat(32)}` };

/** What an answer is by its code, and what it was checked with. */
function expectAnswer(actual: Answer | undefined, code: CheckCode, evidence: Evidence = {}): void {
  expect(actual).to.deep.include({ code, evidence, result: checkCatalogue[code].result });
}

describe("the check of the document", () => {
  const contradicts = (changed: LicenseDocument, field: string, type = lawyer): void => {
    expectAnswer(checkDocument(changed, type), "DOCUMENT_CONTRADICTS", { field });
  };

  it("passes what was issued, whole and in part, with and without a last day", () => {
    const passes = (each: LicenseDocument, type: LicenseType): void => {
      expectAnswer(checkDocument(each, type), "DOCUMENT_INTACT", { root: each.proof.issuance.root });
    };
    for (const [type, each] of sampleDocuments) {
      passes(each, type);
      passes(disclose(each, []), type);
    }
    passes(reissued(document, {}), lawyer);
    passes(reissued(examiner, {}), forensicExaminer);
  });

  it("finds values that do not give the root, and a root that does not give the id", () => {
    const { root } = document.proof.issuance;
    const altered = { ...document, credentialSubject: { ...document.credentialSubject, name: "测试乙" } };
    expectAnswer(checkDocument(altered, lawyer), "DOCUMENT_ALTERED", { root });
    const id = reissued(document, { subject: { name: "测试乙" } }).proof.licenseId;
    const moved = { ...document, proof: { ...document.proof, licenseId: id } };
    expectAnswer(checkDocument(moved, lawyer), "DOCUMENT_ID_DIFFERS", { id });
  });

  it("finds days and a place that contradict the issue", () => {
    contradicts(reissued(document, { content: { validFrom: "2020-05-01T00:00:00+08:00" } }), "validFrom");
    contradicts(reissued(document, { content: { validUntil: "2025-04-30T23:59:59+08:00" } }), "validUntil");
    contradicts(reissued(document, { issuance: { validThrough: "2025-04-30" } }), "validUntil");
    contradicts(reissued(document, { subject: { areaCode: "341600" } }), "areaCode");
    contradicts(reissued(document, { subject: { effectiveDate: "2020-05-01" } }), "effectiveDate");
    contradicts(reissued(document, { subject: { expiringDate: "2025-04-30" } }), "expiringDate");
    contradicts(reissued(examiner, { subject: { expiringDate: "2031-03-02" } }), "expiringDate", forensicExaminer);
  });

  it("finds another type than the id's, by its name or by its schema", () => {
    const { name } = forensicExaminer;
    contradicts(reissued(document, { content: { type: ["VerifiableCredential", name] } }), "type");
    const schema = { id: "urn:elicense:schema:lawyer:2", type: "JsonSchema" };
    contradicts(reissued(document, { content: { credentialSchema: schema } }), "type");
  });

  it("cannot tell of a type that it does not know", () => {
    expectAnswer(checkDocument(document, undefined), "DOCUMENT_TYPE_UNKNOWN", { type: lawyer.number });
  });

  it("finds what breaks the type's rules, but not for what is hidden", () => {
    const { name: _name, ...nameless } = document.credentialSubject;
    const without = reissued(document, { content: { credentialSubject: nameless } });
    expectAnswer(checkDocument(without, lawyer), "DOCUMENT_SCHEMA_FAULT", {
      path: "/credentialSubject/name",
      expected: { en: "must have required property 'name'", zh: "缺少必需的属性“name”" },
    });
    expectAnswer(checkDocument(disclose(without, ["/credentialSubject/sex"]), lawyer), "DOCUMENT_INTACT", {
      root: without.proof.issuance.root,
    });
  });
});

describe("the check of the identifiers", () => {
  const subject = document.credentialSubject;
  const conflict = (change: object, field: string): void => {
    expectAnswer(checkIdentifiers({ ...document, ...change }), "IDENTIFIERS_CONFLICT", { field });
  };
  const shows = (change: JsonObject): object => ({ credentialSubject: { ...subject, ...change } });

  it("passes what fits together, in whole and in part, and what is no text", () => {
    const { certificateIdentifier: _identifier, ...unnumbered } = subject;
    const { id: _id, ...anonymous } = document;
    for (const fitting of [
      document,
      anonymous,
      { ...document, ...shows({ certificateIdentifier: 1, sex: false }) },
      { ...document, credentialSubject: unnumbered, id: "urn:elicense:1" },
      ...Object.keys(subject).map((name) => ({ ...document, credentialSubject: { [name]: subject[name]! } })),
    ]) {
      expectAnswer(checkIdentifiers(fitting), "IDENTIFIERS_CONSISTENT");
    }
  });

  it("finds each part that does not fit the e-license identifier", () => {
    conflict({ id: "urn:elicense:1.2.156.3005.2" }, "id");
    conflict({ issuer: { id: "urn:uscc:1131000000FAKE055P" } }, "issuingAuthorityCode");
    conflict(shows({ certificateIdentifier: "1.2.156.3005.2" }), "certificateIdentifier");
    conflict(shows({ certificateTypeCode: "1110000000FAKE012Q002" }), "certificateTypeCode");
    conflict(shows({ definingAuthorityCode: "1134000000FAKE020H" }), "definingAuthorityCode");
    conflict(shows({ certificateVersion: "002" }), "certificateVersion");
    const foreign = { issuer: { id: "urn:uscc:1131000000FAKE055P" } };
    conflict({ ...foreign, ...shows({ issuingAuthorityCode: "1131000000FAKE055P" }) }, "issuingAuthorityCode");
  });

  it("finds a number that does not fit the lawyer", () => {
    conflict(shows({ sex: "男" }), "idNumber");
    conflict(shows({ category: "兼职律师" }), "practiceNo");
  });
});

describe("the check of the registry", () => {
  const { address } = sampleDeployment.contracts.licenseRegistry;
  const { chainId } = sampleDeployment;
  const namespace = `eip155:${String(chainId)}`;
  const named = (method: string, statusId: string): LicenseDocument => ({
    ...document,
    credentialStatus: { ...document.credentialStatus, id: statusId },
    proof: { ...document.proof, verificationMethod: method },
  });
  const check = (method: string, statusId: string): Answer | undefined =>
    checkNamedRegistry(named(method, statusId), sampleDeployment);
  const number = BigInt(document.proof.licenseId).toString();
  const statusId = `${namespace}/erc721:${address}/${number}`;

  it("asks the chain where the document names the manifest's registry, twice", () => {
    expect(check(`${namespace}:${address}`, statusId)).to.equal(undefined);
  });

  it("takes an address for the same where only its checksum is left out", () => {
    const lower = address.toLowerCase();
    expect(check(`${namespace}:${lower}`, statusId.replace(address, lower))).to.equal(undefined);
    expect(check(`${namespace}:${address}`, statusId.replace(address, lower))).to.equal(undefined);
  });

  it("finds another registry in either place", () => {
    const expected = `${namespace}:${address}`;
    expectAnswer(check("eip155:1:0x1", statusId), "REGISTRY_FOREIGN", { expected, actual: "eip155:1:0x1" });
    expectAnswer(check(expected, `${statusId}1`), "REGISTRY_FOREIGN", { expected: statusId, actual: `${statusId}1` });
  });

  const why = { en: "why", zh: "为何" };
  const said = (name: string, what: NodeReport["answer"], code?: string): NodeReport => ({
    name,
    answer: what,
    ...(code !== undefined && { cause: { code, reason: why } }),
  });

  it("says why the only node gave no answer", () => {
    expectAnswer(noAgreement([said("a", "SILENT", "NODE_UNREACHABLE")], 1), "REGISTRY_UNREACHABLE", {
      reason: why,
      cause: "NODE_UNREACHABLE",
    });
    expectAnswer(noAgreement([said("a", "SILENT", "DEPLOYMENT_NO_CODE")], 1), "REGISTRY_MISMATCH", {
      reason: why,
      cause: "DEPLOYMENT_NO_CODE",
    });
    expectAnswer(noAgreement([said("a", "BEHIND")], 1), "REGISTRY_TOO_FEW_NODES", {
      ...{ asked: 1, answered: 0, needed: 1 },
      nodes: "a: BEHIND",
    });
  });

  it("tells too few answers from answers that contradict one another", () => {
    const reports = [said("a", "AGREES"), said("b", "SILENT", "NODE_UNREACHABLE"), said("c", "DIFFERS")];
    const nodes = "b: NODE_UNREACHABLE, c: DIFFERS";
    expectAnswer(noAgreement(reports, 3), "REGISTRY_TOO_FEW_NODES", { asked: 3, answered: 2, needed: 3, nodes });
    expectAnswer(noAgreement(reports, 2), "REGISTRY_NODES_DISAGREE", { asked: 3, answered: 2, needed: 2, nodes });
    expect(namesOf([said("a", "AGREES")])).to.equal("");
  });

  it("says of several nodes that too few answered, though the first says why it did not, and of none too", () => {
    const silent = [said("a", "SILENT", "NODE_UNREACHABLE"), said("b", "SILENT", "DEPLOYMENT_NO_CODE")];
    expectAnswer(noAgreement(silent, 2), "REGISTRY_TOO_FEW_NODES", {
      ...{ asked: 2, answered: 0, needed: 2 },
      nodes: "a: NODE_UNREACHABLE, b: DEPLOYMENT_NO_CODE",
    });
    expectAnswer(noAgreement([], 1), "REGISTRY_TOO_FEW_NODES", { asked: 0, answered: 0, needed: 1, nodes: "" });
  });
});

describe("the check of the issuer", () => {
  const standing = { ...noStanding, key: 3, vouchedAt: 4, trusted: true };

  it("passes the issuer that the registry has, with a trusted key", () => {
    const issuerCode = "1134000000FAKE020H";
    expectAnswer(checkIssuer(document, { standing, issuerCode }), "ISSUER_ENTITLED", {
      ...{ issuer: issuerCode, key: 3, vouchedAt: 4 },
    });
    expectAnswer(
      checkIssuer(document, { standing: { ...standing, trusted: false }, issuerCode }),
      "ISSUER_KEY_DISTRUSTED",
      {
        ...{ key: 3, vouchedAt: 4 },
      },
    );
  });

  it("takes the registry's word for the issuer of a license that is judged by its id alone", () => {
    const issuerCode = "1131000000FAKE055P";
    expectAnswer(checkIssuer(undefined, { standing, issuerCode }), "ISSUER_ENTITLED", {
      ...{ issuer: issuerCode, key: 3, vouchedAt: 4 },
    });
  });

  it("finds another issuer", () => {
    expectAnswer(checkIssuer(document, { standing, issuerCode: "" }), "ISSUER_DIFFERS", {
      expected: "urn:uscc:",
      actual: "urn:uscc:1134000000FAKE020H",
    });
  });
});

describe("the check of the status", () => {
  it("passes a license in force alone, and says of the others until when, and which took its place", () => {
    expectAnswer(checkStatus(noStanding, undefined), "NOT_CHECKED");
    expectAnswer(checkStatus({ ...noStanding, status: "ACTIVE" }, undefined), "STATUS_IN_FORCE");
    const none = { validThrough: "", suspendedThrough: "", successor: "?" };
    for (const status of ["REVOKED", "ANNULLED", "CANCELLED", "SUPERSEDED", "TRANSFERRED"] as const) {
      expectAnswer(checkStatus({ ...noStanding, status }, undefined), `STATUS_${status}`, none);
    }
    const days = { validThrough: "2026-01-01", suspendedThrough: "2025-01-01" };
    expectAnswer(checkStatus({ ...noStanding, status: "SUSPENDED", ...days }, "0x1"), "STATUS_SUSPENDED", {
      ...days,
      successor: "0x1",
    });
    expectAnswer(checkStatus({ ...noStanding, status: "EXPIRED", ...days }, undefined), "STATUS_EXPIRED", {
      ...days,
      successor: "?",
    });
  });
});

describe("the check of the status on a day", () => {
  const day = "2025-06-01";
  const nothing = { suspension: null, scheduled: null, underInvestigation: false };
  const by = { id: "0x1", index: 2, recordedAt: issued.recordedAt - 1, effectiveOn: "2025-03-01" };
  const suspension = { from: by.effectiveOn, through: "2026-02-28", by };
  /** The book of a license that took another's place, as a node shows it that says what went over; or does not say. */
  const bookWith = (inherited?: ReplayRules["inherited"]): WholeBook => {
    const rules = { effects: new Map(), regions: new Map(), ...(inherited && { inherited }) };
    return { records: [{ ...issued, action: "REISSUE" }], rules } as unknown as WholeBook;
  };
  const [free, suspended, untold] = [bookWith(nothing), bookWith({ ...nothing, suspension }), bookWith()];
  const check = (books: readonly WholeBook[], threshold: number): Answer =>
    checkStatusOn({ books, day, block, threshold });
  const inForce = { day, status: "ACTIVE", effectiveOn: "2020-04-30", recordedOn: "2026-01-01" };

  it("is what as many nodes come to as must agree", () => {
    expectAnswer(check([free, free], 2), "STATUS_WAS_IN_FORCE", { ...inForce, recordedStatus: "NONE" });
    expectAnswer(check([suspended, free, suspended], 2), "STATUS_WAS_NOT_IN_FORCE", {
      ...{ day, status: "SUSPENDED", effectiveOn: "2025-03-01", recordedOn: "2025-12-31" },
      recordedStatus: "NONE",
    });
  });

  it("cannot be told where they come to different answers, or too few to one", () => {
    expectAnswer(check([free, suspended], 2), "STATUS_NOT_REPLAYED", { day });
    expectAnswer(check([free, suspended], 1), "STATUS_NOT_REPLAYED", { day });
    expectAnswer(check([free], 2), "STATUS_NOT_REPLAYED", { day });
    expectAnswer(check([], 1), "STATUS_NOT_REPLAYED", { day });
  });

  it("does without a book that cannot be replayed", () => {
    expectAnswer(check([untold], 1), "STATUS_NOT_REPLAYED", { day });
    expectAnswer(check([untold, free], 1), "STATUS_WAS_IN_FORCE", { ...inForce, recordedStatus: "NONE" });
  });
});

describe("the check of the record", () => {
  const reports: readonly NodeReport[] = [{ name: "a", answer: "AGREES" }];
  const { holder = "", key, recordedAt } = issued;
  const standing: Standing = {
    ...noStanding,
    ...{ status: "ACTIVE", holder, key, vouchedAt: recordedAt },
    ...{ recordCount: 1, head: managementHead(0n, issued) },
  };
  /** Checks the record of a license that nobody is there to show the records of. */
  const check = (change: Partial<Standing> = {}): Promise<RecordCheck> => {
    const agreed = { standing: { ...standing, ...change }, issuerCode: "", block };
    const opinion = { agreed, members: [], reports };
    return checkRecord({ id: issued.id, document, opinion, agreed, wanted: false, timeoutSeconds: 60 });
  };

  it("passes an issue that the id commits to, which nobody has to show", async () => {
    const answered = answer("RECORD_WHOLE", { recordCount: 1 });
    expect(await check()).to.deep.equal({ answer: answered, successor: undefined, books: [], reports });
  });

  it("finds a state that is not the issue's", async () => {
    for (const change of [{ key: 4 }, { vouchedAt: recordedAt + 1 }, { holder: noStanding.holder }, { head: 0n }]) {
      expectAnswer((await check(change)).answer, "RECORD_NOT_WHOLE", { kind: "head" });
    }
  });

  it("does not pass what the issue alone does not tell, where nobody shows the records", async () => {
    for (const change of [{ status: "REVOKED" }, { recordCount: 2 }] as const) {
      expectAnswer((await check(change)).answer, "NOT_CHECKED");
    }
  });
});

describe("the check of the newest block", () => {
  it("passes one that is no older than it may be, and ahead by no more than clocks are off", () => {
    expectAnswer(checkFreshness(100, 160, 60), "HEAD_FRESH", { age: 60 });
    expectAnswer(checkFreshness(115, 100, 60), "HEAD_FRESH", { age: 0 });
    expectAnswer(checkFreshness(100, 161, 60), "HEAD_OLD", { age: 61 });
    expectAnswer(checkFreshness(116, 100, 60), "HEAD_AHEAD", { ahead: 16 });
  });
});

describe("a verdict", () => {
  const checks = (...codes: readonly CheckCode[]): Parameters<typeof verdictOf>[0] =>
    codes.map((code) => ({ name: "status", ...answer(code) }));

  it("is VALID only where all pass, and INVALID where one fails", () => {
    expect(verdictOf(checks("STATUS_IN_FORCE", "RECORD_WHOLE"))).to.equal("VALID");
    expect(verdictOf(checks("STATUS_IN_FORCE", "NOT_CHECKED"))).to.equal("INDETERMINATE");
    expect(verdictOf(checks("STATUS_REVOKED", "NOT_CHECKED", "STATUS_IN_FORCE"))).to.equal("INVALID");
  });

  it("has an answer to each question, in their order", () => {
    const { verdict, checks: all, id } = conclude({ status: answer("STATUS_REVOKED") }, { id: "0x1" });
    expect(verdict).to.equal("INVALID");
    expect(id).to.equal("0x1");
    expect(all.map(({ name, code }) => `${name} ${code}`)).to.deep.equal([
      "document NOT_CHECKED",
      "identifiers NOT_CHECKED",
      "registry NOT_CHECKED",
      "issuer NOT_CHECKED",
      "status STATUS_REVOKED",
      "record NOT_CHECKED",
      "freshness NOT_CHECKED",
    ]);
    expect(Object.keys(conclude({}))).to.deep.equal(["verdict", "checks"]);
  });

  it("says what was found, in both languages", () => {
    const { message } = answer("HEAD_OLD", { age: 61 });
    expect(message.en).to.include("61 s old");
    expect(message.zh).to.match(/61 ?秒/);
  });
});

describe("results of the checks", () => {
  it("are what programs build on: a code passes, fails or cannot tell for ever", () => {
    const having = (result: string): readonly string[] =>
      Object.entries(checkCatalogue).flatMap(([code, entry]) => (entry.result === result ? [code] : []));
    expect(having("pass")).to.deep.equal([
      "DOCUMENT_INTACT",
      "IDENTIFIERS_CONSISTENT",
      "REGISTRY_TRUSTED",
      "ISSUER_ENTITLED",
      "STATUS_IN_FORCE",
      "STATUS_WAS_IN_FORCE",
      "RECORD_WHOLE",
      "HEAD_FRESH",
    ]);
    expect(having("unknown")).to.deep.equal([
      "NOT_CHECKED",
      "DOCUMENT_NOT_PLAIN",
      "DOCUMENT_TYPE_UNKNOWN",
      "REGISTRY_NOT_KNOWN",
      "REGISTRY_UNREACHABLE",
      "REGISTRY_MISMATCH",
      "REGISTRY_TOO_FEW_NODES",
      "REGISTRY_NODES_DISAGREE",
      "STATUS_DAY_AHEAD",
      "STATUS_NOT_REPLAYED",
      "RECORD_NOT_WHOLE",
      "RECORD_CONTRADICTS_STATE",
      "RECORD_UNAVAILABLE",
      "HEAD_OLD",
      "HEAD_AHEAD",
    ]);
    expect(having("fail")).to.have.lengthOf(Object.keys(checkCatalogue).length - 8 - 15);
  });
});
