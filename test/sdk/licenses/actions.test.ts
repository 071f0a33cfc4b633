import {
  annotate,
  annul,
  cancel,
  dayFromNumber,
  dayToNumber,
  endorse,
  fromChain,
  getManagementHistory,
  getStanding,
  lastDayOfMonths,
  readDetail,
  rebind,
  reissue,
  resume,
  revoke,
  suspend,
  transfer,
  verify,
  type Client,
  type Day,
  type IssuedLicense,
  type LicenseId,
  type ManageParameters,
  type RecordDetail,
  type SuccessionParameters,
} from "@elicense/sdk";
import { expect } from "chai";
import { afterEach, before, describe, it } from "mocha";

import { refusal } from "../refusal.js";
import { lawyerDraft, shanghaiJustice } from "../samples.js";
import { approve, approveAsSecond, authorities, decisionToday, issueSample, setStage, type Stage } from "../stage.js";

const holder = "0xABaBaBaBABabABabAbAbABAbABabababaBaBABaB";
const { anhuiJustice, bozhouBureau, hefeiBureau } = authorities;

/** Numbers of reasons in the lawyer's catalog. */
const reasons = {
  revoked: 10,
  suspended: 21,
  annulled: 30,
  cancelledAfterAnnulment: 41,
  cancelledOnRequest: 42,
  categoryChange: 51,
  lost: 53,
  setAside: 54,
  transferred: 60,
  returned: 70,
  investigationOpened: 93,
  investigationClosed: 94,
  keyReplaced: 100,
  claimed: 110,
  custody: 112,
} as const;

describe("actions on a license", () => {
  let stage: Stage;
  let anhui: Client;
  let hefei: Client;
  let license: IssuedLicense;
  let id: LicenseId;
  let serial = 0;

  const statusOf = async (license: LicenseId): Promise<string> => (await getStanding(anhui, { id: license })).status;
  const today = async (): Promise<Day> => (await decisionToday(anhui, 0)).effectiveOn;
  /** Lets days pass, to the same time of the day. */
  const passDays = (days: number): Promise<unknown> => stage.connection.networkHelpers.time.increase(days * 86_400);
  const dayAfter = async (days: number): Promise<Day> => dayFromNumber(dayToNumber(await today()) + days);

  /** Parameters of an action that a second key of Anhui has to approve. */
  const managed = async (reason: number, approver = 0): Promise<ManageParameters> => ({
    id,
    decision: await decisionToday(anhui, reason, approver),
  });

  /** A new version of the license, from today. */
  const succession = async (reason: number, approver: number, fields = {}): Promise<SuccessionParameters> => {
    const decision = await decisionToday(anhui, reason, approver);
    const draft = lawyerDraft({ issuedDate: decision.effectiveOn, ...fields }, String(serial), { version: 2 });
    return { id, draft, holder, decision };
  };

  /** Actions and details of a license's book, which is proved whole on the way. */
  const bookOf = async (license: LicenseId): Promise<readonly (readonly [string, RecordDetail])[]> => {
    const { records } = await getManagementHistory(anhui, { id: license });
    return records.map((record) => [record.action, readDetail(record)] as const);
  };

  before(async () => {
    stage = await setStage();
    anhui = stage.clientOf("anhuiJustice");
    hefei = stage.clientOf("hefeiBureau");
  });

  beforeEach(async () => {
    serial++;
    license = await issueSample(stage, {}, String(serial));
    ({ id } = license);
  });

  afterEach("the book is whole", async () => {
    const { records, standing } = await getManagementHistory(anhui, { id });
    expect(records).to.have.lengthOf(standing.recordCount);
  });

  describe("reissue", () => {
    it("puts a new version in the old one's place, which says so", async () => {
      const parameters = await succession(reasons.categoryChange, hefeiBureau, { category: "兼职律师" });
      await approve(hefei, "REISSUE", parameters);
      const successor = await reissue(anhui, parameters);

      expect(await statusOf(id)).to.equal("SUPERSEDED");
      expect(await getStanding(anhui, { id: successor.id })).to.deep.include({ status: "ACTIVE", holder });
      expect((await getStanding(anhui, { id })).succeeded).to.equal(true);
      expect(successor.document.proof.block).to.equal(successor.block);
      expect(await bookOf(id)).to.deep.equal([
        ["ISSUE", { kind: "root", root: license.document.proof.issuance.root }],
        ["REISSUE", { kind: "successor", id: successor.id }],
      ]);
      expect(await bookOf(successor.id)).to.deep.equal([["REISSUE", { kind: "root", root: parameters.draft.root }]]);
    });

    it("hands a running suspension down, with its last day", async () => {
      const decision = await decisionToday(anhui, reasons.suspended);
      const through = lastDayOfMonths(decision.effectiveOn, 4);
      await suspend(hefei, { id, decision, through });
      const parameters = await succession(reasons.lost, anhuiJustice);
      await approveAsSecond(stage, "REISSUE", parameters);
      const successor = await reissue(anhui, parameters);

      expect(await getStanding(anhui, { id: successor.id })).to.deep.include({
        status: "SUSPENDED",
        suspendedThrough: through,
        recordCount: 1,
      });
      expect((await bookOf(successor.id)).map(([action]) => action)).to.deep.equal(["REISSUE"]);
    });

    it("leaves what a court overturned as it was, and is allowed once", async () => {
      const revocation = await managed(reasons.revoked, anhuiJustice);
      await approveAsSecond(stage, "REVOKE", revocation);
      await revoke(anhui, revocation);
      const parameters = await succession(reasons.setAside, anhuiJustice);
      await approveAsSecond(stage, "REISSUE", parameters);
      const successor = await reissue(anhui, parameters);
      expect([await statusOf(id), await statusOf(successor.id)]).to.deep.equal(["REVOKED", "ACTIVE"]);

      const again = {
        ...parameters,
        draft: lawyerDraft({ issuedDate: parameters.decision.effectiveOn }, String(serial), { version: 3 }),
      };
      await approveAsSecond(stage, "REISSUE", again);
      expect(await refusal(reissue(anhui, again))).to.deep.equal({
        code: "LICENSE_REGISTRY_HAS_SUCCESSOR",
        details: { reason: "LicenseRegistryHasSuccessor", id },
      });
    });
  });

  describe("transfer", () => {
    it("within the province supersedes the old license", async () => {
      const parameters = await succession(reasons.transferred, bozhouBureau, { areaCode: "341600" });
      await approve(stage.clientOf("bozhouBureau"), "TRANSFER", parameters);
      const successor = await transfer(anhui, parameters);
      expect([await statusOf(id), await statusOf(successor.id)]).to.deep.equal(["SUPERSEDED", "ACTIVE"]);
    });

    it("to another province takes the sender's acknowledgement, and leaves none in force but the new license", async () => {
      const shanghai = stage.clientOf("shanghaiJustice");
      const decision = await decisionToday(anhui, reasons.transferred, anhuiJustice);
      const draft = lawyerDraft({ issuedDate: decision.effectiveOn, areaCode: "310000" }, String(serial), {
        issuer: shanghaiJustice,
      });
      const parameters: SuccessionParameters = { id, draft, holder: null, decision };
      expect((await refusal(transfer(shanghai, parameters))).code).to.equal("JOINT_APPROVAL_MISSING");

      await approve(anhui, "TRANSFER", parameters, authorities.shanghaiJustice);
      const successor = await transfer(shanghai, parameters);
      expect([await statusOf(id), await statusOf(successor.id)]).to.deep.equal(["TRANSFERRED", "ACTIVE"]);
      const { status, successor: followed } = await verifyStatus(license);
      expect(status).to.deep.include({ code: "STATUS_TRANSFERRED" });
      expect(status?.evidence).to.deep.include({ successor: successor.id });
      expect(followed).to.equal(successor.id);
    });
  });

  describe("suspend", () => {
    it("ends by itself after its last day, and resume records the return", async () => {
      const decision = await decisionToday(anhui, reasons.suspended);
      const through = lastDayOfMonths(decision.effectiveOn, 3);
      await suspend(hefei, { id, decision, through });
      expect(await getStanding(anhui, { id })).to.deep.include({ status: "SUSPENDED", suspendedThrough: through });

      await passDays(dayToNumber(through) - dayToNumber(decision.effectiveOn));
      expect([await today(), await statusOf(id)]).to.deep.equal([through, "SUSPENDED"]);
      await passDays(1);
      expect(await statusOf(id)).to.equal("ACTIVE");

      await resume(hefei, await managed(reasons.returned));
      expect((await bookOf(id)).map(([action]) => action)).to.deep.equal(["ISSUE", "SUSPEND", "RESUME"]);
    });

    it("says its last day in the record", async () => {
      const decision = await decisionToday(anhui, reasons.suspended);
      const through = lastDayOfMonths(decision.effectiveOn, 6);
      await suspend(hefei, { id, decision, through });
      const { records } = await getManagementHistory(anhui, { id });
      expect(records[1]).to.deep.include({ action: "SUSPEND", through, decision, authority: hefeiBureau });
      const { status } = await verifyStatus(license);
      expect(status).to.deep.include({ code: "STATUS_SUSPENDED" });
      expect(status?.evidence).to.deep.include({ suspendedThrough: through });
    });
  });

  describe("revoke", () => {
    it("may take effect ahead, by itself", async () => {
      const from = await dayAfter(30);
      const decision = { ...(await decisionToday(anhui, reasons.revoked, anhuiJustice)), effectiveOn: from };
      await approveAsSecond(stage, "REVOKE", { id, decision });
      await revoke(anhui, { id, decision });
      expect(await getStanding(anhui, { id })).to.deep.include({
        status: "ACTIVE",
        scheduled: { status: "REVOKED", from },
      });
      await passDays(30);
      // Once its day has come, nothing lies ahead any more.
      expect(await getStanding(anhui, { id })).to.deep.include({ status: "REVOKED", scheduled: null });
    });
  });

  describe("annul and cancel", () => {
    it("end a license, one after the other", async () => {
      const annulment = await managed(reasons.annulled, anhuiJustice);
      await approveAsSecond(stage, "ANNUL", annulment);
      await annul(anhui, annulment);
      expect(await statusOf(id)).to.equal("ANNULLED");
      await cancel(anhui, await managed(reasons.cancelledAfterAnnulment));
      expect(await statusOf(id)).to.equal("CANCELLED");
      expect((await bookOf(id)).map(([action]) => action)).to.deep.equal(["ISSUE", "ANNUL", "CANCEL"]);
    });
  });

  describe("annotate", () => {
    it("opens and closes an investigation, which bars what its reason says", async () => {
      await annotate(hefei, await managed(reasons.investigationOpened));
      expect(await getStanding(anhui, { id })).to.deep.include({ status: "ACTIVE", underInvestigation: true });
      const cancellation = await managed(reasons.cancelledOnRequest, anhuiJustice);
      await approveAsSecond(stage, "CANCEL", cancellation);
      expect(await refusal(cancel(anhui, cancellation))).to.deep.equal({
        code: "LICENSE_CATALOG_UNDER_INVESTIGATION",
        details: { reason: "LicenseCatalogUnderInvestigation", licenseType: 1n, number: 42n },
      });
      await annotate(hefei, await managed(reasons.investigationClosed));
      await cancel(anhui, cancellation);
      expect(await statusOf(id)).to.equal("CANCELLED");
      expect(await refusal(annotate(hefei, await managed(reasons.investigationOpened)))).to.deep.include({
        code: "LICENSE_REGISTRY_NOT_ALLOWED",
      });
    });

    it("is refused for a reason that does not serve in the status, with the statuses in which it does", async () => {
      expect(await refusal(cancel(anhui, await managed(reasons.cancelledAfterAnnulment)))).to.deep.equal({
        code: "LICENSE_CATALOG_STATUS_NOT_ALLOWED",
        details: {
          reason: "LicenseCatalogStatusNotAllowed",
          licenseType: 1n,
          number: 41n,
          status: "ACTIVE",
          statuses: "ANNULLED",
        },
      });
    });
  });

  describe("endorse", () => {
    it("keeps a license trusted whose key no longer is, and its record names the key that it replaced", async () => {
      const second = stage.clientOf("anhuiJustice", "second");
      const { key, vouchedAt } = await getStanding(anhui, { id });
      await passDays(1);
      await endorse(second, await managed(reasons.keyReplaced));
      expect(await bookOf(id)).to.deep.include(["ENDORSE", { kind: "voucher", replaced: { key, vouchedAt } }]);

      const standing = await getStanding(anhui, { id });
      expect(standing.key).not.to.equal(key);
      expect(standing.vouchedAt).to.be.greaterThan(vouchedAt);
      // Endorsed once more, the issue is still found by the time that the first endorsement replaced.
      await endorse(anhui, await managed(reasons.keyReplaced));
      expect((await bookOf(id)).map(([action]) => action)).to.deep.equal(["ISSUE", "ENDORSE", "ENDORSE"]);
    });
  });

  describe("rebind", () => {
    it("gives a license to its holder's account and back into custody", async () => {
      const custody = await anhui.contracts.licenses.custodyOf(anhuiJustice);
      const claim = { ...(await managed(reasons.claimed, anhuiJustice)), holder };
      await approveAsSecond(stage, "REBIND", claim);
      await rebind(anhui, claim);
      expect(await getStanding(anhui, { id })).to.deep.include({ holder, binding: 1 });

      const back = { ...(await managed(reasons.custody, anhuiJustice)), holder: null };
      await approveAsSecond(stage, "REBIND", back);
      await rebind(anhui, back);
      expect(await getStanding(anhui, { id })).to.deep.include({ holder: custody, binding: 2 });
      expect((await bookOf(id)).slice(1)).to.deep.equal([
        ["REBIND", { kind: "owner", owner: holder }],
        ["REBIND", { kind: "owner", owner: custody }],
      ]);
    });

    it("is refused to the account that has it, and to what is no account", async () => {
      const claim = { ...(await managed(reasons.claimed, anhuiJustice)), holder };
      await approveAsSecond(stage, "REBIND", claim);
      await rebind(anhui, claim);
      const again = { ...(await managed(reasons.claimed, anhuiJustice)), holder };
      await approveAsSecond(stage, "REBIND", again);
      expect((await refusal(rebind(anhui, again))).code).to.equal("LICENSE_REGISTRY_ALREADY_BOUND");
      for (const nobody of ["0x12", `0x${"0".repeat(40)}`, "somebody.eth"]) {
        expect(await refusal(rebind(anhui, { ...again, holder: nobody }))).to.deep.equal({
          code: "ADDRESS_FORM",
          details: { field: "holder" },
        });
      }
    });
  });

  it("stop as pausing says: issuing, reissuing and transferring, and nothing else", async () => {
    const [governor] = await stage.connection.ethers.getSigners();
    const governed = anhui.contracts.licenses.connect(governor);
    await governed.pause();
    const parameters = await succession(reasons.lost, anhuiJustice);
    await approveAsSecond(stage, "REISSUE", parameters);
    expect((await refusal(reissue(anhui, parameters))).code).to.equal("ENFORCED_PAUSE");
    await annotate(hefei, await managed(reasons.investigationOpened));
    await governed.unpause();
    const unpaused = await governed.unpause().catch((error: unknown) => fromChain(error).code);
    expect(unpaused).to.equal("EXPECTED_PAUSE");
  });

  /** What verify says of a document's status, whatever the clock. */
  async function verifyStatus({ document }: IssuedLicense) {
    const verification = await verify(document, { client: anhui, maxHeadAge: Number.MAX_SAFE_INTEGER });
    return { ...verification, status: verification.checks.find(({ name }) => name === "status") };
  }
});
