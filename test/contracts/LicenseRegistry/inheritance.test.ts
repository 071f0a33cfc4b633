import { expect } from "chai";
import { id as hashOf } from "ethers";
import { network } from "hardhat";

import {
  assessment,
  type Authority,
  decisionFor,
  idOf,
  investigationClosed,
  investigationOpened,
  issue,
  judgment,
  LAWYER,
  MORNING,
  newLicense,
  penalty,
  reason,
  renewal,
  replacement,
  resumption,
  sendApproved,
  suspension,
  term,
  TODAY,
} from "../fixture.js";
import { expectAction, expectIssued, licensed, type Licensed, standingOf, statusOf } from "../records.js";
import type { Decision } from "../replay.js";
import { Action, Region, startOf, Status } from "../terms.js";

const { networkHelpers } = await network.create(MORNING);
const { time } = networkHelpers;
const load = () => networkHelpers.loadFixture(licensed);

const NO_DAY = 0n;
const LAST_DAY = TODAY + 364n;
const THROUGH = TODAY + 119n;

const version = newLicense({ region: Region.hefei, root: hashOf("version 002") });

/** Reissues a license as Hefei's second version, and gives that one's id. */
async function reissue({ licenses, hefei, id }: Licensed, decision: Decision = replacement): Promise<string> {
  await licenses.connect(hefei.operator).reissue(id, version, decision);
  return idOf(LAWYER, hefei, version, decision);
}

async function suspended() {
  const state = await load();
  await state.licenses.connect(state.hefei.operator).suspend(state.id, suspension, THROUGH);
  return state;
}

async function investigated() {
  const state = await load();
  await state.licenses.connect(state.hefei.operator).annotate(state.id, investigationOpened);
  return state;
}

describe("A new version", function () {
  describe("given a suspension that runs", function () {
    it("is suspended until the same day", async function () {
      const state = await suspended();
      const { licenses, hefei, id } = state;
      const newId = idOf(LAWYER, hefei, version, replacement);
      const reissuing = await expectAction(
        state,
        id,
        () => licenses.connect(hefei.operator).reissue(id, version, replacement),
        {
          by: hefei.operator,
          action: Action.Reissue,
          decision: replacement,
          detail: newId,
          changes: { status: Status.Superseded, succeeded: true },
        },
      );

      await expectIssued(state, reissuing, newId, {
        by: hefei.operator,
        action: Action.Reissue,
        license: version,
        decision: replacement,
        inherited: {
          status: Status.Suspended,
          suspendedThrough: THROUGH,
          lastBlock: BigInt(reissuing.blockNumber!),
        },
      });
      await time.increaseTo(startOf(THROUGH));
      expect(await statusOf(state, newId)).to.equal(Status.Suspended);
      await time.increaseTo(startOf(THROUGH + 1n));
      expect(await statusOf(state, newId)).to.equal(Status.Active);
    });

    it("goes on from there: the next record names the block of the issue", async function () {
      const state = await suspended();
      const { licenses, hefei } = state;
      const newId = await reissue(state);
      await expectAction(state, newId, () => licenses.connect(hefei.operator).resume(newId, resumption), {
        by: hefei.operator,
        action: Action.Resume,
        decision: resumption,
        changes: { status: Status.Active },
      });
    });

    it("hands it on to the version after", async function () {
      const state = await suspended();
      const { licenses, hefei } = state;
      const second = await reissue(state);
      const third = newLicense({ region: Region.hefei, root: hashOf("version 003") });
      await licenses.connect(hefei.operator).reissue(second, third, replacement);
      const { status, suspendedThrough } = await standingOf(state, idOf(LAWYER, hefei, third, replacement));
      expect([status, suspendedThrough]).to.deep.equal([Status.Suspended, THROUGH]);
    });

    it("is suspended though the license had expired under it", async function () {
      const state = await load();
      const { licenses, anhui } = state;
      const id = await issue(state, anhui, newLicense({ validThrough: LAST_DAY }), term);
      await time.increaseTo(startOf(LAST_DAY));
      const through = LAST_DAY + 119n;
      await licenses.connect(anhui.operator).suspend(id, { ...suspension, effectiveOn: LAST_DAY }, through);
      await time.increaseTo(startOf(LAST_DAY + 1n));
      expect(await statusOf(state, id)).to.equal(Status.Expired);
      const decision = { ...renewal, effectiveOn: LAST_DAY + 1n };
      const renewed = newLicense({ root: hashOf("renewed"), validThrough: LAST_DAY + 365n });
      await licenses.connect(anhui.operator).reissue(id, renewed, decision);
      const standing = await standingOf(state, idOf(LAWYER, anhui, renewed, decision));
      expect([standing.status, standing.suspendedThrough]).to.deep.equal([Status.Suspended, through]);
    });
  });

  describe("given a suspension that is over", function () {
    it("is in force, and its book is as any new license's", async function () {
      const state = await suspended();
      const { licenses, hefei, id } = state;
      await time.increaseTo(startOf(THROUGH + 1n));
      const decision = { ...replacement, effectiveOn: THROUGH + 1n };
      const reissuing = await licenses.connect(hefei.operator).reissue(id, version, decision);
      await expectIssued(state, reissuing, idOf(LAWYER, hefei, version, decision), {
        by: hefei.operator,
        action: Action.Reissue,
        license: version,
        decision,
      });
    });
  });

  describe("given a return before the suspension's last day", function () {
    it("is in force, and its book is as any new license's", async function () {
      const state = await suspended();
      const { licenses, hefei, id } = state;
      await licenses.connect(hefei.operator).resume(id, resumption);
      const reissuing = await licenses.connect(hefei.operator).reissue(id, version, replacement);
      await expectIssued(state, reissuing, idOf(LAWYER, hefei, version, replacement), {
        by: hefei.operator,
        action: Action.Reissue,
        license: version,
        decision: replacement,
      });
    });
  });

  describe("given an open investigation", function () {
    it("is under it too, and cannot be cancelled at the holder's wish", async function () {
      const state = await investigated();
      const { licenses, catalog, anhui } = state;
      const newId = await reissue(state);
      expect((await standingOf(state, newId)).underInvestigation).to.equal(true);
      await expect(licenses.connect(anhui.operator).cancel(newId, decisionFor(reason.voluntary.number)))
        .to.be.revertedWithCustomError(catalog, "LicenseCatalogUnderInvestigation")
        .withArgs(LAWYER, reason.voluntary.number);
    });

    it("is under it where a court sets a revocation aside", async function () {
      const state = await investigated();
      const { licenses, anhui } = state;
      await licenses.connect(anhui.operator).revoke(state.id, penalty);
      const { status, underInvestigation } = await standingOf(state, await reissue(state, judgment));
      expect([status, underInvestigation]).to.deep.equal([Status.Active, true]);
    });

    it("is free of one that was closed", async function () {
      const state = await investigated();
      await state.licenses.connect(state.hefei.operator).annotate(state.id, investigationClosed);
      expect((await standingOf(state, await reissue(state))).underInvestigation).to.equal(false);
    });

    it("has an investigation of its own from then on", async function () {
      const state = await investigated();
      const { licenses, hefei } = state;
      const newId = await reissue(state);
      await licenses.connect(hefei.operator).annotate(newId, investigationClosed);
      expect((await standingOf(state, newId)).underInvestigation).to.equal(false);
      expect((await standingOf(state, state.id)).underInvestigation).to.equal(true);
    });
  });

  describe("given a judgment that sets a decision aside", function () {
    it("is free of a suspension that ran when the decision was made", async function () {
      const state = await suspended();
      const { licenses, anhui, hefei, id } = state;
      await licenses.connect(anhui.operator).revoke(id, penalty);
      const reissuing = await licenses.connect(hefei.operator).reissue(id, version, judgment);
      await expectIssued(state, reissuing, idOf(LAWYER, hefei, version, judgment), {
        by: hefei.operator,
        action: Action.Reissue,
        license: version,
        decision: judgment,
      });
    });

    it("is free of a cancellation that was to follow", async function () {
      const state = await load();
      const { licenses, anhui, id } = state;
      await licenses.connect(anhui.operator).revoke(id, penalty);
      const from = TODAY + 30n;
      const following = decisionFor(reason.a23.number, { effectiveOn: from });
      await licenses.connect(anhui.operator).cancel(id, following);
      const newId = await reissue(state, judgment);
      const { scheduledStatus, scheduledFrom } = await standingOf(state, newId);
      expect([scheduledStatus, scheduledFrom]).to.deep.equal([Status.None, NO_DAY]);
      await time.increaseTo(startOf(from));
      expect(await statusOf(state, newId)).to.equal(Status.Active);
      expect(await statusOf(state, id)).to.equal(Status.Cancelled);
    });
  });

  const moves: Readonly<Record<string, (state: Licensed) => { by: Authority; from: Authority; region: bigint }>> = {
    "in another city": ({ anhui, bozhou }) => ({ by: anhui, from: bozhou, region: Region.bozhou }),
    "in another province": ({ anhui, shanghai }) => ({ by: shanghai, from: anhui, region: Region.shanghai }),
  };
  for (const [where, moveOf] of Object.entries(moves)) {
    it(`${where} inherits an open investigation and a decision that is to take effect`, async function () {
      const state = await investigated();
      const { licenses, hefei, id } = state;
      const { by, from, region } = moveOf(state);
      const effectiveOn = TODAY + 30n;
      await licenses.connect(hefei.operator).revoke(id, { ...penalty, effectiveOn });
      const license = newLicense({ region, root: hashOf("moved") });
      const decision = decisionFor(reason.move.number, { approver: from.id });
      const call = licenses.transfer.populateTransaction(id, license, decision);
      const moving = await sendApproved(state, from.operator, by, call);
      const newId = idOf(LAWYER, by, license, decision);
      await expectIssued(state, moving, newId, {
        ...{ by: by.operator, action: Action.Transfer, license, decision },
        inherited: { underInvestigation: true, scheduledStatus: Status.Revoked, scheduledFrom: effectiveOn },
      });
      await time.increaseTo(startOf(effectiveOn));
      expect(await statusOf(state, newId)).to.equal(Status.Revoked);
    });
  }

  it("does not inherit what was annotated, nor how often its predecessor was bound", async function () {
    const state = await load();
    const { licenses, hefei, secondHolder, id } = state;
    await licenses.connect(hefei.operator).annotate(id, assessment);
    await licenses.connect(hefei.operator).rebind(id, secondHolder.address, decisionFor(reason.claim.number));
    const { recordCount, binding } = await standingOf(state, await reissue(state));
    expect([recordCount, binding]).to.deep.equal([1n, 0n]);
  });
});
