import {
  dayOf,
  findBlock,
  getCondition,
  getCustodyAccount,
  getMaxApprovalPeriod,
  getMaxIssueBatch,
  getMaxUseBatch,
  getRegisterState,
  getStanding,
  getStandings,
  getStatuses,
  predictUse,
  lawyer,
  proveField,
  verifyField,
  verifyIssuance,
  type Client,
  type IssuedLicense,
} from "@elicense/sdk";
import { expect } from "chai";
import { before, describe, it } from "mocha";

import { refusal } from "../refusal.js";
import { authorities, documentHash, issueSample, issueToHolder, revokeSample, setStage, type Stage } from "../stage.js";

const unknown = `0x${"00".repeat(31)}01`;

describe("reads of licenses", () => {
  let stage: Stage;
  let anhui: Client;
  let first: IssuedLicense;
  let second: IssuedLicense;
  let beforeRevocation: number;

  before(async () => {
    stage = await setStage();
    anhui = stage.clientOf("anhuiJustice");
    first = await issueToHolder(stage, "1");
    second = await issueSample(stage, {}, "2");
    beforeRevocation = (await findBlock(anhui)).number;
    await revokeSample(stage, second.id);
  });

  describe("getStatuses and getStandings", () => {
    it("answer for many at once, in the order given, an unknown one among them", async () => {
      const ids = [second.id, unknown, first.id, second.id];
      const statuses = await getStatuses(anhui, { ids });
      expect(statuses).to.deep.equal([
        { status: "REVOKED", trusted: true },
        { status: "NONE", trusted: false },
        { status: "ACTIVE", trusted: true },
        { status: "REVOKED", trusted: true },
      ]);
      const standings = await getStandings(anhui, { ids });
      expect(standings).to.deep.equal(await Promise.all(ids.map((id) => getStanding(anhui, { id }))));
      expect(standings.map(({ status }) => status)).to.deep.equal(statuses.map(({ status }) => status));
    });

    it("answer nothing where nothing is asked, and refuse what is no id", async () => {
      expect(await getStatuses(anhui, { ids: [] })).to.deep.equal([]);
      expect(await getStandings(anhui, { ids: [] })).to.deep.equal([]);
      for (const read of [getStatuses, getStandings]) {
        expect(await refusal(read(anhui, { ids: [first.id, "0x12"] }))).to.deep.equal({
          code: "LICENSE_ID_FORM",
          details: { field: "ids" },
        });
      }
    });

    it("answer as of a block, and as of the last one of a day", async () => {
      const ids = [second.id];
      expect(await getStatuses(anhui, { ids, block: beforeRevocation })).to.deep.equal([
        { status: "ACTIVE", trusted: true },
      ]);
      expect((await getStandings(anhui, { ids, block: beforeRevocation }))[0]?.status).to.equal("ACTIVE");
      const { timestamp } = await findBlock(anhui);
      const today = { day: dayOf(timestamp) };
      expect(await getStatuses(anhui, { ids, block: today })).to.deep.equal(
        await getStatuses(anhui, { ids, block: "final" }),
      );
      expect((await refusal(getStatuses(anhui, { ids, block: { day: "2049-01-01" } }))).code).to.equal("BLOCK_UNKNOWN");
    });
  });

  describe("by a day that is past", () => {
    it("are replayed from the books, whatever has happened since", async () => {
      const { id } = await issueToHolder(stage, "3");
      const block = { day: dayOf((await findBlock(anhui)).timestamp) };
      await stage.connection.networkHelpers.time.increase(2 * 86_400);
      await revokeSample(stage, id);

      expect((await getStanding(anhui, { id })).status).to.equal("REVOKED");
      expect(await getStatuses(anhui, { ids: [id, unknown], block })).to.deep.equal([
        { status: "ACTIVE", trusted: true },
        { status: "NONE", trusted: false },
      ]);
      expect(await getStandings(anhui, { ids: [id], block })).to.deep.equal([await getStanding(anhui, { id, block })]);
      expect(await getCondition(anhui, { id, block })).to.deep.include({
        status: "ACTIVE",
        holder: stage.holderAccount,
      });
    });
  });

  describe("getCondition", () => {
    it("gives of a standing what a use asks", async () => {
      const { status, key, vouchedAt, holder, binding } = await getStanding(anhui, { id: first.id });
      expect(await getCondition(anhui, { id: first.id })).to.deep.equal({ status, key, vouchedAt, holder, binding });
      expect(holder).to.equal(stage.holderAccount);
      expect((await getCondition(anhui, { id: unknown })).status).to.equal("NONE");
      expect((await getCondition(anhui, { id: second.id, block: beforeRevocation })).status).to.equal("ACTIVE");
    });
  });

  it("take no status that they do not know for one that they do, and say so alike", async () => {
    const ids = [first.id];
    const standing = { status: 99n };
    const answers: Readonly<Record<string, unknown>> = {
      standingOf: standing,
      statusesOf: { statuses: [99n], trusted: [true] },
      conditionOf: standing,
    };
    const licenses = new Proxy(anhui.contracts.licenses, {
      get: (target, name: string) =>
        name in answers ? () => Promise.resolve(answers[name]) : (Reflect.get(target, name) as unknown),
    });
    // Standings are read without a coder: an offset, a length, and the words of one standing.
    const words = [32, 1, 99, ...Array.from({ length: 14 }, () => 0)];
    const answer = `0x${words.map((word) => word.toString(16).padStart(64, "0")).join("")}`;
    const provider = new Proxy(anhui.provider, {
      get: (target, name) =>
        name === "call" ? () => Promise.resolve(answer) : (Reflect.get(target, name, target) as unknown),
    });
    const newer: Client = { ...anhui, provider, contracts: { ...anhui.contracts, licenses } };
    const unknownStatus = { code: "STATUS_UNKNOWN", details: { status: 99n } };
    expect(await refusal(getStanding(newer, { id: first.id }))).to.deep.equal(unknownStatus);
    expect(await refusal(getStandings(newer, { ids }))).to.deep.equal({ ...unknownStatus, details: { status: 99 } });
    expect(await refusal(getStatuses(newer, { ids }))).to.deep.equal(unknownStatus);
    expect(await refusal(getCondition(newer, { id: first.id }))).to.deep.equal(unknownStatus);
  });

  describe("verifyIssuance and verifyField", () => {
    it("accept what was issued, and each value that the document shows", async () => {
      const { issuance, licenseId: id } = first.document.proof;
      expect(await verifyIssuance(anhui, { id, issuance })).to.equal(true);
      for (const path of ["/credentialSubject/practiceNo", "/credentialSubject/name"]) {
        expect(await verifyField(anhui, { id, issuance, ...proveField(first.document, path) })).to.equal(true);
      }
    });

    it("accept nothing else: another value, salt, proof, issuance or license", async () => {
      const { issuance, licenseId: id } = first.document.proof;
      const { field, proof } = proveField(first.document, "/credentialSubject/name");
      const shown = { id, issuance, field, proof };
      const others = [
        { field: { ...field, value: '"somebody else"' } },
        { field: { ...field, path: "/credentialSubject/practiceNo" } },
        { field: { ...field, salt: documentHash } },
        { proof: proof.slice(1) },
        { proof: [...proof].reverse() },
        { issuance: { ...issuance, root: documentHash } },
        { id: second.id },
        { id: unknown },
      ];
      for (const other of others) expect(await verifyField(anhui, { ...shown, ...other })).to.equal(false);
      expect(await verifyIssuance(anhui, { id: second.id, issuance })).to.equal(false);
      expect(await verifyIssuance(anhui, { id, issuance: { ...issuance, validThrough: "2030-01-01" } })).to.equal(
        false,
      );
    });

    it("say nothing of the status, and nothing before the issue", async () => {
      const { issuance, licenseId: id, block } = second.document.proof;
      expect(await verifyIssuance(anhui, { id, issuance })).to.equal(true);
      expect(await verifyIssuance(anhui, { id, issuance, block })).to.equal(true);
      expect(await verifyIssuance(anhui, { id, issuance, block: block - 1 })).to.equal(false);
    });

    it("refuse what is no hash, with the field", async () => {
      const { issuance, licenseId: id } = first.document.proof;
      const { field, proof } = proveField(first.document, "/credentialSubject/name");
      const faults = [
        ["root", { issuance: { ...issuance, root: "0x12" } }],
        ["salt", { field: { ...field, salt: "0x12" } }],
        ["proof", { proof: ["0x12"] }],
      ] as const;
      for (const [name, fault] of faults) {
        expect(await refusal(verifyField(anhui, { id, issuance, field, proof, ...fault }))).to.deep.equal({
          code: "PROOF_FORM",
          details: { field: name },
        });
      }
    });
  });

  describe("getRegisterState", () => {
    it("counts what an authority issued, and what of it is in its custody", async () => {
      const authority = authorities.anhuiJustice;
      const state = await getRegisterState(anhui, { authority });
      expect(state).to.deep.include({ count: 3, inCustody: 1 });
      const { block } = first.document.proof;
      expect(await getRegisterState(anhui, { authority, block })).to.deep.include({ count: 1, inCustody: 0 });
      expect(await getRegisterState(anhui, { authority: 999 })).to.deep.equal({ head: 0n, count: 0, inCustody: 0 });
      expect((await getStanding(anhui, { id: second.id })).holder).to.equal(
        await getCustodyAccount(anhui, { authority }),
      );
    });
  });

  it("give the limits that the registries have", async () => {
    expect(await getMaxIssueBatch(anhui)).to.equal(Number(await anhui.contracts.licenses.MAX_BATCH()));
    expect(await getMaxUseBatch(anhui)).to.equal(Number(await anhui.contracts.access.MAX_BATCH()));
    expect(await getMaxApprovalPeriod(anhui)).to.equal(90 * 86_400);
  });

  it("predict a use as of a block", async () => {
    const use = {
      type: lawyer,
      id: second.id,
      action: "VERIFY",
      matter: 1,
      fields: [],
      context: documentHash,
    } as const;
    const predict = (block?: number): Promise<string> =>
      predictUse(anhui, { ...use, consumer: authorities.bozhouCourt, ...(block !== undefined && { block }) });
    expect(await predict(beforeRevocation)).to.equal("ALLOWED");
    expect(await predict()).to.equal("STATUS_NOT_ALLOWED");
  });
});
