import {
  createClient,
  deriveLicenseId,
  disclose,
  getStanding,
  issue,
  issueBatch,
  lawyer,
  parseLicenseId,
  proveField,
  revoke,
  type Client,
  type Decision,
} from "@elicense/sdk";
import { expect } from "chai";
import { getAddress } from "ethers";
import { before, describe, it } from "mocha";

import { refusal } from "../refusal.js";
import { lawyerDraft, shanghaiJustice } from "../samples.js";
import {
  approve,
  approveAsSecond,
  authorities,
  decisionToday,
  issueDecision,
  issueSample,
  revokeSample,
  setStage,
  type Stage,
} from "../stage.js";

const zeroHash = `0x${"00".repeat(32)}`;

describe("licenses", () => {
  let stage: Stage;
  let anhui: Client;

  before(async () => {
    stage = await setStage();
    anhui = stage.clientOf("anhuiJustice");
  });

  it("have the id that the registry derives", async () => {
    const { id, document } = await issueSample(stage, {}, "1");
    const { issuance } = document.proof;
    const argument = {
      root: issuance.root,
      decision: { reason: 2, documentHash: issuance.decision.documentHash, approver: 1, effectiveOn: 18382 },
      validThrough: 0,
    };
    expect(await anhui.contracts.licenses.verify(id, argument)).to.equal(true);
    expect(deriveLicenseId(parseLicenseId(id), issuance)).to.equal(id);
    expect(parseLicenseId(id)).to.deep.include({ licenseType: 1, authority: 1, region: "340100" });
  });

  it("are told from what is no id or issuance, by the SDK's own error", async () => {
    const parts = { licenseType: 1, authority: 1, region: "340100" };
    const issuance = { root: zeroHash, decision: issueDecision, validThrough: null };
    const reparse = async (id: string): Promise<unknown> => Promise.resolve().then(() => parseLicenseId(id));
    const derive = async (changed: object): Promise<unknown> =>
      Promise.resolve().then(() => deriveLicenseId(parts, { ...issuance, ...changed }));
    for (const id of ["", "340100", zeroHash.slice(2), `${zeroHash}00`, "0xzz"]) {
      expect(await refusal(reparse(id))).to.deep.equal({ code: "LICENSE_ID_FORM", details: { field: "id" } });
    }
    expect(await refusal(derive({ root: "0x12" }))).to.deep.equal({ code: "PROOF_FORM", details: { field: "root" } });
    expect(await refusal(derive({ validThrough: "2030-02-30" }))).to.deep.equal({
      code: "DAY_FORM",
      details: { field: "validThrough" },
    });
  });

  it("are derived from parts that there is room for, whatever they are, and from no others", async () => {
    const parts = { licenseType: 1, authority: 1, region: "340100" };
    const issuance = { root: zeroHash, decision: issueDecision, validThrough: null };
    const derive = async (changed: object): Promise<string> =>
      Promise.resolve().then(() => deriveLicenseId({ ...parts, ...changed }, issuance));
    for (const changed of [
      { licenseType: 0, authority: 0, region: "000000" },
      { licenseType: 2 ** 16 - 1, authority: 2 ** 32 - 1, region: String(2 ** 24 - 1) },
    ]) {
      expect(parseLicenseId(await derive(changed))).to.deep.include(changed);
    }
    for (const licenseType of [-1, 1.5, 2 ** 16, Number.NaN]) {
      const details = { field: "licenseType" };
      expect(await refusal(derive({ licenseType }))).to.deep.equal({ code: "LICENSE_TYPE_FORM", details });
    }
    for (const authority of [-1, 1.5, 2 ** 32, Number.NaN]) {
      const details = { field: "authority" };
      expect(await refusal(derive({ authority }))).to.deep.equal({ code: "AUTHORITY_FORM", details });
    }
    for (const [region, code] of [
      ["Anhui", "IDENTIFIER_CHARACTER"],
      ["3401", "IDENTIFIER_LENGTH"],
      [String(2 ** 24), "IDENTIFIER_LENGTH"],
      ["0x340100", "IDENTIFIER_CHARACTER"],
    ] as const) {
      const { code: told, details } = await refusal(derive({ region }));
      expect(told).to.equal(code);
      expect(details).to.include({ field: "region" });
    }
  });

  it("are taken into custody without a holder, and bound to one with", async () => {
    const holder = getAddress(`0x${"ab".repeat(20)}`);
    const batch = {
      type: lawyer,
      licenses: [
        { draft: lawyerDraft({}, "2") },
        { draft: lawyerDraft({}, "3"), holder },
        { draft: lawyerDraft({}, "28"), holder: null },
      ],
      decision: issueDecision,
    };
    await approveAsSecond(stage, "ISSUE", batch);
    const { licenses } = await issueBatch(anhui, batch);
    const holders = await Promise.all(licenses.map(async ({ id }) => (await getStanding(anhui, { id })).holder));
    const custody = await anhui.contracts.licenses.custodyOf(1);
    expect(holders).to.deep.equal([custody, holder, custody]);
  });

  it("are a result, not an error, where they are unknown", async () => {
    expect(await getStanding(anhui, { id: zeroHash })).to.deep.include({ status: "NONE", trusted: false });
  });

  it("are refused a second time, under the id that they have", async () => {
    const { id } = await issueSample(stage, {}, "4");
    expect(await refusal(issueSample(stage, {}, "4"))).to.deep.equal({
      code: "LICENSE_REGISTRY_ALREADY_ISSUED",
      details: { reason: "LicenseRegistryAlreadyIssued", id },
    });
  });

  it("are refused outside the issuer's region, with both regions named", async () => {
    const shanghai = stage.clientOf("shanghaiJustice");
    const decision = await decisionToday(anhui, 1, authorities.anhuiJustice);
    const draft = lawyerDraft({ issuedDate: decision.effectiveOn }, "5", { issuer: shanghaiJustice });
    const issueOf = { type: lawyer, licenses: [{ draft }], decision };
    await approve(anhui, "ISSUE", issueOf, authorities.shanghaiJustice);
    expect(await refusal(issueBatch(shanghai, issueOf))).to.deep.equal({
      code: "LICENSE_REGISTRY_REGION_NOT_COVERED",
      details: {
        reason: "LicenseRegistryRegionNotCovered",
        authority: 2n,
        authorityRegion: 310000n,
        region: 340100n,
      },
    });
  });

  it("are refused to a bureau that may not issue", async () => {
    const draft = lawyerDraft({}, "6", { issuer: { code: "1134010000FAKE047E", name: "合肥市司法局（虚构）" } });
    const parameters = { type: lawyer, draft, decision: issueDecision };
    const { code, details } = await refusal(issue(stage.clientOf("hefeiBureau"), parameters));
    expect(code).to.equal("AUTHORITY_REGISTRY_NOT_ACCREDITED");
    expect(details).to.deep.include({ licenseType: 1n, right: "ISSUE" });
  });

  it("are refused where their documents could never be valid: of another day, type or issuer", async () => {
    const draft = lawyerDraft({}, "8");
    const right = { type: lawyer, draft, decision: issueDecision };
    const rows = [
      ["effectiveOn", anhui, { ...right, decision: { ...issueDecision, effectiveOn: "2020-05-01" } }],
      ["type", anhui, { ...right, type: { ...lawyer, schema: { ...lawyer.schema, $id: "urn:elicense:schema:none" } } }],
      ["issuer", stage.clientOf("hefeiBureau"), right],
    ] as const;
    for (const [field, client, parameters] of rows) {
      const refused = { code: "DRAFT_DISAGREES", details: { field } };
      expect(await refusal(issue(client, parameters)), field).to.deep.equal(refused);
    }
  });

  it("are refused to a key that is nobody's", async () => {
    const parameters = { type: lawyer, draft: lawyerDraft({}, "7"), decision: issueDecision };
    expect((await refusal(issue(stage.clientOf("nobody"), parameters))).code).to.equal(
      "AUTHORITY_REGISTRY_UNKNOWN_KEY",
    );
  });

  it("can be revoked once", async () => {
    const { id } = await issueSample(stage, {}, "8");
    await revokeSample(stage, id);
    expect(await getStanding(anhui, { id })).to.deep.include({ status: "REVOKED", recordCount: 2 });
    expect(await refusal(revokeSample(stage, id))).to.deep.equal({
      code: "LICENSE_REGISTRY_NOT_ALLOWED",
      details: { reason: "LicenseRegistryNotAllowed", id, status: "REVOKED", action: "REVOKE" },
    });
  });

  it("refuse a malformed id in the call, not behind its back", async () => {
    const decision = await decisionToday(anhui, 10, authorities.anhuiJustice);
    const fresh = createClient({ runner: anhui.runner, deployment: stage.deployment });
    const readOnly = createClient({ runner: anhui.provider, deployment: stage.deployment });
    expect(await refusal(revoke(fresh, { id: "0x12", decision }))).to.deep.equal({
      code: "LICENSE_ID_FORM",
      details: { field: "id" },
    });
    expect((await refusal(getStanding(fresh, { id: "0x12" }))).code).to.equal("LICENSE_ID_FORM");
    expect((await refusal(revoke(readOnly, { id: "0x12", decision }))).code).to.equal("SIGNER_MISSING");
  });

  it("refuse a decision that is none, with the part at fault", async () => {
    const { id } = await issueSample(stage, {}, "11");
    const decision = await decisionToday(anhui, 10, authorities.anhuiJustice);
    const malformed: [field: string, change: Partial<Decision>][] = [
      ["reason", { reason: 65_536 }],
      ["reason", { reason: 1.5 }],
      ["documentHash", { documentHash: "0x12" }],
      ["approver", { approver: -1 }],
      ["approver", { approver: Number.NaN }],
    ];
    for (const [field, change] of malformed) {
      expect(await refusal(revoke(anhui, { id, decision: { ...decision, ...change } }))).to.deep.equal({
        code: "DECISION_FORM",
        details: { field },
      });
    }
  });

  it("are not revoked for a reason that is for something else", async () => {
    const { id } = await issueSample(stage, {}, "9");
    const decision = await decisionToday(anhui, 1, authorities.anhuiJustice);
    expect((await refusal(revoke(anhui, { id, decision }))).details).to.deep.include({
      action: "REVOKE",
      reasonAction: "ISSUE",
    });
  });

  it("show one field to a contract, out of a document that hides the rest", async () => {
    const { id, document } = await issueSample(stage, {}, "10");
    const { field, proof } = proveField(
      disclose(document, ["/credentialSubject/practiceNo"]),
      "/credentialSubject/practiceNo",
    );
    const { root, decision } = document.proof.issuance;
    const issuance = { root, decision: { ...decision, effectiveOn: 18382 }, validThrough: 0 };
    const { licenses } = anhui.contracts;
    expect(await licenses.verifyField(id, issuance, field, [...proof])).to.equal(true);
    expect(await licenses.verifyField(id, issuance, { ...field, value: '"x"' }, [...proof])).to.equal(false);
  });
});
