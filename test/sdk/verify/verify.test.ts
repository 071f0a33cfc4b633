import {
  actions,
  checkCatalogue,
  createClient,
  disclose,
  endorse,
  getStanding,
  parseDocument,
  reissue,
  verify,
  type CheckName,
  type Client,
  type Evidence,
  type IssuedLicense,
  type LicenseDocument,
  type Verification,
} from "@elicense/sdk";
import { expect } from "chai";
import { JsonRpcProvider, Log, toBeHex, type LogParams } from "ethers";
import { before, describe, it } from "mocha";

import { lying } from "../lying.js";
import { lawyerDraft } from "../samples.js";
import {
  approveAsSecond,
  authorities,
  decisionToday,
  issueSample,
  revokeSample,
  setStage,
  setSuiteStage,
  type Stage,
} from "../stage.js";

const hash = `0x${"0d".repeat(32)}`;

function resultsOf({ checks }: Verification): Record<string, string> {
  return Object.fromEntries(checks.map(({ name, code }) => [name, code]));
}

function evidenceOf({ checks }: Verification, name: CheckName): Evidence | undefined {
  return checks.find((check) => check.name === name)?.evidence;
}

describe("verify", () => {
  let stage: Stage;
  let anhui: Client;
  let license: IssuedLicense;
  let document: LicenseDocument;

  before(async () => {
    stage = await setSuiteStage();
    anhui = stage.clientOf("anhuiJustice");
    license = await issueSample(stage);
    document = license.document;
  });

  it("finds a license in force VALID, by seven checks that pass", async () => {
    const verification = await verify(JSON.stringify(document), { client: stage.clientOf("bozhouCourt") });
    expect(resultsOf(verification)).to.deep.equal({
      document: "DOCUMENT_INTACT",
      identifiers: "IDENTIFIERS_CONSISTENT",
      registry: "REGISTRY_TRUSTED",
      issuer: "ISSUER_ENTITLED",
      status: "STATUS_IN_FORCE",
      record: "RECORD_WHOLE",
      freshness: "HEAD_FRESH",
    });
    expect(verification.verdict).to.equal("VALID");
    expect(verification.id).to.equal(license.id);
    expect(verification.standing?.status).to.equal("ACTIVE");
  });

  it("finds a document that shows one field VALID", async () => {
    const shown = disclose(document, ["/credentialSubject/practiceNo"]);
    expect((await verify(shown, { client: anhui })).verdict).to.equal("VALID");
  });

  it("finds a revoked license INVALID, with its record whole", async () => {
    const { id, document: revoked } = await issueSample(stage, {}, "2");
    await revokeSample(stage, id);
    const verification = await verify(revoked, { client: anhui });
    expect(verification.verdict).to.equal("INVALID");
    expect(resultsOf(verification)).to.deep.include({ status: "STATUS_REVOKED", record: "RECORD_WHOLE" });
    expect(evidenceOf(verification, "record")).to.deep.equal({ recordCount: 2 });
    expect(verification).not.to.have.property("successor");
  });

  it("finds what was altered, and asks the chain all the same", async () => {
    const altered = { ...document, credentialSubject: { ...document.credentialSubject, name: "测试乙" } };
    const verification = await verify(altered, { client: anhui });
    expect(verification.verdict).to.equal("INVALID");
    expect(resultsOf(verification)).to.deep.include({ document: "DOCUMENT_ALTERED", status: "STATUS_IN_FORCE" });
  });

  it("finds a root, decision or day that the id does not commit to", async () => {
    const { proof } = document;
    const decision = { ...proof.issuance.decision, documentHash: hash };
    const altered = { ...document, proof: { ...proof, issuance: { ...proof.issuance, decision } } };
    expect(resultsOf(await verify(altered, { client: anhui }))).to.deep.include({ document: "DOCUMENT_ID_DIFFERS" });
  });

  it("finds a value of the wrong kind INVALID, whatever it is", async () => {
    const values: unknown[] = [123, null, {}, [], true, "\ud800", "", Number.POSITIVE_INFINITY];
    for (const name of Object.keys(document.credentialSubject)) {
      for (const value of values) {
        const altered = { ...document, credentialSubject: { ...document.credentialSubject, [name]: value } };
        expect((await verify(altered, { client: anhui })).verdict, `${name} ${String(value)}`).to.equal("INVALID");
      }
    }
  }).timeout(60_000);

  it("searches for the issue where the document names a wrong block", async () => {
    const misled = { ...document, proof: { ...document.proof, block: 3 } };
    expect((await verify(misled, { client: anhui })).verdict).to.equal("VALID");
  });

  it("cannot tell by a clock or a limit that is no number", async () => {
    const { runner, deployment } = anhui;
    const clockless = createClient({ runner, deployment, clock: () => Number.NaN });
    expect((await verify(document, { client: clockless })).verdict).to.equal("INDETERMINATE");
    expect((await verify(document, { client: anhui, maxHeadAge: Number.NaN })).verdict).to.equal("INDETERMINATE");
  });

  it("takes nothing for a document that is none", async () => {
    const verification = await verify("{}", { client: anhui });
    expect(verification.verdict).to.equal("INVALID");
    expect(resultsOf(verification)).to.deep.equal({
      document: "DOCUMENT_UNREADABLE",
      ...{ identifiers: "NOT_CHECKED", registry: "NOT_CHECKED", issuer: "NOT_CHECKED" },
      ...{ status: "NOT_CHECKED", record: "NOT_CHECKED", freshness: "NOT_CHECKED" },
    });
    expect(evidenceOf(verification, "document")).to.deep.equal({
      reason: {
        en: "At “/@context” it is not as a license document has to be: must have required property '@context'.",
        zh: "“/@context”处的内容不符合证照文档的要求（缺少必需的属性“@context”）。",
      },
    });
    expect(Object.keys(verification)).to.deep.equal(["verdict", "checks"]);

    const { checks } = await verify("no JSON", { client: anhui });
    expect(checks.find(({ name }) => name === "document")?.message).to.deep.equal({
      en: "This is no license document: The text is not JSON, which a license document is written in.",
      zh: "这不是证照文档：内容不是证照文档所用的 JSON 格式。",
    });
  });

  it("cannot tell of what is no JSON, which a program gave by mistake", async () => {
    const text = JSON.stringify(document);
    const mistakes = [undefined, Promise.resolve(document), new TextEncoder().encode(text), () => document, new Map()];
    for (const input of [...mistakes, { ...document, validUntil: undefined }]) {
      const verification = await verify(input, { client: anhui });
      expect(verification.verdict).to.equal("INDETERMINATE");
      expect(resultsOf(verification)).to.deep.include({ document: "DOCUMENT_NOT_PLAIN", registry: "NOT_CHECKED" });
    }
    const { checks } = await verify(undefined, { client: anhui });
    expect(checks.find(({ name }) => name === "document")?.message).to.deep.equal({
      en: "What was given is not JSON: At “”, the document holds something that JSON has no form for.",
      zh: "所给的内容不是 JSON：“”处的内容无法用 JSON 表示。",
    });
  });

  it("finds a license of another registry INVALID", async () => {
    const other = await setStage();
    const { document: foreign } = await issueSample(other, {}, "3");
    const elsewhere = foreign.proof.verificationMethod.replace(/0x\w+/, "0x00000000000000000000000000000000000000aA");
    const relabelled = { ...foreign, proof: { ...foreign.proof, verificationMethod: elsewhere } };
    const strange = await verify(relabelled, { client: anhui });
    expect(resultsOf(strange)).to.deep.include({ registry: "REGISTRY_FOREIGN" });
    expect(strange.id).to.equal(foreign.proof.licenseId);
    const unissued = await verify(foreign, { client: anhui });
    expect(unissued.verdict).to.equal("INVALID");
    expect(resultsOf(unissued)).to.deep.include({ registry: "REGISTRY_NOT_ISSUED", status: "NOT_CHECKED" });
  });

  it("finds a document that names another issuer INVALID", async () => {
    const { content, ...rest } = { content: document, proof: document.proof };
    const altered = { ...content, issuer: { ...content.issuer, id: "urn:uscc:1131000000FAKE055P" } };
    expect(rest.proof.licenseId).to.equal(license.id);
    expect(resultsOf(await verify(altered, { client: anhui }))).to.deep.include({
      issuer: "ISSUER_DIFFERS",
      identifiers: "IDENTIFIERS_CONFLICT",
    });
  });

  it("finds a license whose key is distrusted INVALID", async () => {
    const own = await setStage();
    const client = own.clientOf("anhuiJustice");
    const { document: vouched } = await issueSample(own);
    const signers = await own.connection.ethers.getSigners();
    const { key, vouchedAt } = (await verify(vouched, { client })).standing ?? { key: 0, vouchedAt: 0 };
    const [account] = await client.contracts.authorities.keyById(key);
    const governed = client.contracts.authorities.connect(signers[0]);
    await governed.distrustKeyByGovernance(account, vouchedAt);
    const verification = await verify(vouched, { client });
    expect(verification.verdict).to.equal("INVALID");
    expect(resultsOf(verification)).to.deep.include({ issuer: "ISSUER_KEY_DISTRUSTED" });
  });

  it("finds it VALID again once a good key has endorsed it", async () => {
    const own = await setStage();
    const client = own.clientOf("anhuiJustice");
    const { id, document: vouched } = await issueSample(own);
    const { key, vouchedAt } = await getStanding(client, { id });
    const [account] = await client.contracts.authorities.keyById(key);
    const [governor] = await own.connection.ethers.getSigners();
    await client.contracts.authorities.connect(governor).distrustKeyByGovernance(account, vouchedAt);
    await endorse(own.clientOf("anhuiJustice", "second"), { id, decision: await decisionToday(client, 100) });
    const verification = await verify(vouched, { client });
    expect(resultsOf(verification)).to.deep.include({ issuer: "ISSUER_ENTITLED", record: "RECORD_WHOLE" });
    expect(verification.verdict).to.equal("VALID");
  });

  it("names the license that took a superseded one's place, where the book is whole", async () => {
    const { id, document: superseded } = await issueSample(stage, {}, "5");
    const decision = await decisionToday(anhui, 53, authorities.anhuiJustice);
    const draft = lawyerDraft({ issuedDate: decision.effectiveOn }, "5", { version: 2 });
    const parameters = { id, draft, holder: null, decision };
    await approveAsSecond(stage, "REISSUE", parameters);
    const successor = await reissue(anhui, parameters);

    const verification = await verify(superseded, { client: anhui });
    expect(verification.verdict).to.equal("INVALID");
    expect(verification.successor).to.equal(successor.id);
    const status = verification.checks.find(({ name }) => name === "status");
    expect(status).to.deep.include({ code: "STATUS_SUPERSEDED" });
    expect(status!.message.en).to.equal(`The license was replaced by a newer version (${successor.id}).`);
    expect((await verify(successor.document, { client: anhui })).verdict).to.equal("VALID");

    const hidden = await verify(superseded, { client: lying(anhui, () => []) });
    expect(hidden.successor).to.equal(undefined);
    expect(resultsOf(hidden)).to.deep.include({ status: "STATUS_SUPERSEDED", record: "RECORD_NOT_WHOLE" });
    expect(hidden.checks.find(({ name }) => name === "status")!.message.en).to.match(/version \(\?\)/);
  });

  it("cannot tell from a node that tells an issue as a reissue", async () => {
    const { id, document: revoked } = await issueSample(stage, {}, "6");
    await revokeSample(stage, id);
    const [issued, reissued] = (["ISSUE", "REISSUE"] as const).map((action) => toBeHex(actions.indexOf(action), 32));
    const client = lying(anhui, (logs) =>
      logs.map((log) => {
        const topics = log.topics.map((topic, position) => (position === 3 && topic === issued ? reissued! : topic));
        return new Log({ ...log.toJSON(), topics } as LogParams, anhui.provider);
      }),
    );
    expect(resultsOf(await verify(revoked, { client }))).to.deep.include({ record: "RECORD_NOT_WHOLE" });
  });

  it("asks no node for the record of an issue, which the id commits to", async () => {
    const verification = await verify(document, { client: lying(anhui, () => []) });
    expect(verification.verdict).to.equal("VALID");
    expect(verification.checks.find(({ name }) => name === "record")?.evidence).to.deep.equal({ recordCount: 1 });
  });

  it("cannot tell from a node that is out of date, or ahead", async () => {
    const { runner, deployment } = anhui;
    const clientAt = (seconds: number): Client =>
      createClient({ runner, deployment, clock: () => Math.floor(Date.now() / 1000) + seconds });
    const late = await verify(document, { client: clientAt(3_600) });
    expect(late.verdict).to.equal("INDETERMINATE");
    expect(resultsOf(late)).to.deep.include({ freshness: "HEAD_OLD", status: "STATUS_IN_FORCE" });
    const early = await verify(document, { client: clientAt(-3_600) });
    expect(early.verdict).to.equal("INDETERMINATE");
    expect(resultsOf(early)).to.deep.include({ freshness: "HEAD_AHEAD" });
  });

  it("cannot tell from a node that cannot be reached", async () => {
    const runner = new JsonRpcProvider("http://127.0.0.1:9", 31337, { staticNetwork: true });
    const verification = await verify(document, { client: createClient({ runner, deployment: stage.deployment }) });
    runner.destroy();
    expect(verification.verdict).to.equal("INDETERMINATE");
    expect(resultsOf(verification)).to.deep.include({
      document: "DOCUMENT_INTACT",
      registry: "REGISTRY_UNREACHABLE",
      status: "NOT_CHECKED",
    });
  });

  it("cannot tell from a node on another chain than the manifest's", async () => {
    const deployment = { ...stage.deployment, genesisHash: hash };
    const client = createClient({ runner: anhui.runner, deployment });
    const verification = await verify(document, { client });
    expect(verification.verdict).to.equal("INDETERMINATE");
    expect(resultsOf(verification)).to.deep.include({ registry: "REGISTRY_MISMATCH" });
  });

  it("cannot tell from a node that hides a record", async () => {
    const { id, document: hidden } = await issueSample(stage, {}, "4");
    await revokeSample(stage, id);
    const verification = await verify(hidden, { client: lying(anhui, () => []) });
    expect(resultsOf(verification)).to.deep.include({ record: "RECORD_NOT_WHOLE" });
    expect(evidenceOf(verification, "record")).to.deep.equal({ kind: "length" });
  });

  it("gives the same answer for a document that was read from JSON", async () => {
    const read = parseDocument(JSON.stringify(document));
    expect((await verify(read, { client: anhui })).verdict).to.equal("VALID");
  });

  it("says each check in both languages, with nothing left to fill in", async () => {
    const { checks } = await verify(document, { client: anhui });
    for (const check of checks) {
      expect(check.message.en).to.match(/^[^{}]+$/);
      expect(check.message.zh).to.match(/^[^{}]*\p{Script=Han}[^{}]*$/u);
    }
    for (const { en, zh } of Object.values(checkCatalogue)) expect(en).not.to.equal(zh);
  });
});
