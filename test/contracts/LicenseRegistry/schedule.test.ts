import { expect } from "chai";
import { id as hashOf } from "ethers";
import { network } from "hardhat";

import { managing } from "../actions.js";
import {
  annulment,
  assessment,
  cancellation,
  decisionFor,
  idOf,
  issue,
  LAWYER,
  MORNING,
  newLicense,
  penalty,
  reason,
  replacement,
  resumption,
  send,
  suspension,
  term,
  TODAY,
  withdrawal,
} from "../fixture.js";
import { expectAction, licensed, managementRecords, standingOf, statusOf } from "../records.js";
import { Action, endOf, Region, startOf, Status } from "../terms.js";

const { networkHelpers } = await network.create(MORNING);
const { time } = networkHelpers;
const load = () => networkHelpers.loadFixture(licensed);

const NO_DAY = 0n;
const LAST_DAY = TODAY + 364n;
const FROM = TODAY + 30n;
const THROUGH = FROM + 59n;

/** A suspension that begins in thirty days, and a penalty that takes effect then. */
const coming = decisionFor(reason.l47.number, { effectiveOn: FROM });
const comingPenalty = { ...penalty, effectiveOn: FROM };
const unscheduled = { scheduledStatus: Status.None, scheduledFrom: NO_DAY };

async function toBeSuspended() {
  const state = await load();
  await state.licenses.connect(state.hefei.operator).suspend(state.id, coming, THROUGH);
  return state;
}

async function toBeRevoked() {
  const state = await load();
  await state.licenses.connect(state.hefei.operator).revoke(state.id, comingPenalty);
  return state;
}

describe("A decision that takes effect on a later day", function () {
  describe("when it is recorded", function () {
    it("schedules a suspension, and leaves the license in force", async function () {
      const state = await load();
      const { licenses, hefei, id } = state;
      await expectAction(state, id, () => licenses.connect(hefei.operator).suspend(id, coming, THROUGH), {
        by: hefei.operator,
        action: Action.Suspend,
        decision: coming,
        through: THROUGH,
        changes: { suspendedThrough: THROUGH, scheduledStatus: Status.Suspended, scheduledFrom: FROM },
      });
    });

    for (const { name, status, decision } of [
      { name: "revoke", status: Status.Revoked, decision: penalty },
      { name: "annul", status: Status.Annulled, decision: annulment },
      { name: "cancel", status: Status.Cancelled, decision: cancellation },
    ] as const) {
      it(`schedules what is to ${name} the license`, async function () {
        const state = await load();
        const { anhui, id } = state;
        const { action, call } = managing[name];
        const ahead = { ...decision, effectiveOn: FROM };
        await expectAction(state, id, () => send(anhui.operator, call(state, id, ahead)), {
          by: anhui.operator,
          action,
          decision: ahead,
          changes: { scheduledStatus: status, scheduledFrom: FROM },
        });
        await time.increaseTo(endOf(FROM - 1n));
        expect(await statusOf(state, id)).to.equal(Status.Active);
        await time.increaseTo(startOf(FROM));
        expect(await statusOf(state, id)).to.equal(status);
        expect((await standingOf(state, id)).status).to.equal(status);
      });
    }

    it("begins at once with today's date, and schedules tomorrow's", async function () {
      for (const { effectiveOn, status } of [
        { effectiveOn: TODAY, status: Status.Revoked },
        { effectiveOn: TODAY + 1n, status: Status.Active },
      ]) {
        const state = await load();
        await time.setNextBlockTimestamp(endOf(TODAY));
        await state.licenses.connect(state.hefei.operator).revoke(state.id, { ...penalty, effectiveOn });
        expect(await statusOf(state, state.id)).to.equal(status);
      }
    });

    it("may lie no further ahead than the reason allows", async function () {
      const { licenses, catalog, hefei, id } = await load();
      const { maxDaysBack, maxDaysAhead } = reason.l49.rule;
      const effectiveOn = TODAY + maxDaysAhead + 1n;
      await expect(licenses.connect(hefei.operator).revoke(id, { ...penalty, effectiveOn }))
        .to.be.revertedWithCustomError(catalog, "LicenseCatalogEffectiveDayOutOfBounds")
        .withArgs(effectiveOn, TODAY, maxDaysBack, maxDaysAhead);
      const { maxDaysBack: l48Back } = reason.l48.rule;
      await expect(
        licenses.connect(hefei.operator).suspend(id, { ...suspension, effectiveOn: TODAY + 1n }, TODAY + 120n),
      )
        .to.be.revertedWithCustomError(catalog, "LicenseCatalogEffectiveDayOutOfBounds")
        .withArgs(TODAY + 1n, TODAY, l48Back, 0n);
    });
  });

  describe("when its day comes", function () {
    it("suspends the license by itself, and lets the suspension lapse", async function () {
      const state = await toBeSuspended();
      const { id } = state;
      for (const { moment, status } of [
        { moment: endOf(FROM - 1n), status: Status.Active },
        { moment: startOf(FROM), status: Status.Suspended },
        { moment: endOf(THROUGH), status: Status.Suspended },
        { moment: startOf(THROUGH + 1n), status: Status.Active },
      ]) {
        await time.increaseTo(moment);
        expect(await statusOf(state, id)).to.equal(status);
        expect((await standingOf(state, id)).status).to.equal(status);
      }
    });

    it("does not suspend what has expired in the meantime", async function () {
      const state = await load();
      const { licenses, anhui } = state;
      const id = await issue(state, anhui, newLicense({ validThrough: LAST_DAY }), term);
      await time.increaseTo(startOf(LAST_DAY));
      const decision = { ...coming, effectiveOn: LAST_DAY + 2n };
      await licenses.connect(anhui.operator).suspend(id, decision, LAST_DAY + 10n);
      await time.increaseTo(startOf(LAST_DAY + 2n));
      expect(await statusOf(state, id)).to.equal(Status.Expired);
    });

    it("revokes what has expired in the meantime: a final status outranks the expiry", async function () {
      const state = await load();
      const { licenses, anhui } = state;
      const id = await issue(state, anhui, newLicense({ validThrough: LAST_DAY }), term);
      await time.increaseTo(startOf(LAST_DAY));
      await licenses.connect(anhui.operator).revoke(id, { ...penalty, effectiveOn: LAST_DAY + 2n });
      await time.increaseTo(startOf(LAST_DAY + 1n));
      expect(await statusOf(state, id)).to.equal(Status.Expired);
      await time.increaseTo(startOf(LAST_DAY + 2n));
      expect(await statusOf(state, id)).to.equal(Status.Revoked);
    });

    it("is carried out by the next action, which finds the license as it then is", async function () {
      const state = await toBeRevoked();
      const { licenses, anhui, hefei, id } = state;
      await time.increaseTo(startOf(FROM));
      const decision = { ...cancellation, effectiveOn: FROM };
      await expect(licenses.connect(hefei.operator).suspend(id, { ...suspension, effectiveOn: FROM }, FROM + 119n))
        .to.be.revertedWithCustomError(licenses, "LicenseRegistryNotAllowed")
        .withArgs(id, Status.Revoked, Action.Suspend);
      await expectAction(state, id, () => licenses.connect(anhui.operator).cancel(id, decision), {
        by: anhui.operator,
        action: Action.Cancel,
        decision,
        changes: { status: Status.Cancelled, ...unscheduled },
      });
    });

    it("is settled by an action that changes no status", async function () {
      const state = await toBeSuspended();
      const { licenses, hefei, id } = state;
      await time.increaseTo(startOf(FROM));
      const decision = { ...assessment, effectiveOn: FROM };
      await expectAction(state, id, () => licenses.connect(hefei.operator).annotate(id, decision), {
        by: hefei.operator,
        action: Action.Annotate,
        decision,
        changes: unscheduled,
      });
      expect(await statusOf(state, id)).to.equal(Status.Suspended);
      await time.increaseTo(startOf(THROUGH + 1n));
      expect(await statusOf(state, id)).to.equal(Status.Active);
    });

    it("makes room for another once it is settled", async function () {
      const state = await toBeSuspended();
      const { licenses, hefei, id } = state;
      await time.increaseTo(startOf(FROM));
      const decision = { ...penalty, effectiveOn: FROM + 10n };
      await expectAction(state, id, () => licenses.connect(hefei.operator).revoke(id, decision), {
        by: hefei.operator,
        action: Action.Revoke,
        decision,
        changes: { scheduledStatus: Status.Revoked, scheduledFrom: FROM + 10n },
      });
      expect(await statusOf(state, id)).to.equal(Status.Suspended);
      await time.increaseTo(startOf(FROM + 10n));
      expect(await statusOf(state, id)).to.equal(Status.Revoked);
    });

    it("has its return recorded though it came and went by itself", async function () {
      const state = await toBeSuspended();
      const { licenses, hefei, id } = state;
      await time.increaseTo(startOf(THROUGH + 1n));
      const decision = { ...resumption, effectiveOn: THROUGH + 1n };
      await expectAction(state, id, () => licenses.connect(hefei.operator).resume(id, decision), {
        by: hefei.operator,
        action: Action.Resume,
        decision,
        changes: unscheduled,
      });
    });
  });

  describe("until its day comes", function () {
    it("keeps another from being scheduled", async function () {
      for (const loadState of [toBeSuspended, toBeRevoked]) {
        const state = await loadState();
        const { licenses, anhui, id } = state;
        const { scheduledStatus } = await standingOf(state, id);
        for (const name of ["revoke", "annul", "cancel"] as const) {
          const { call, decision } = managing[name];
          await expect(send(anhui.operator, call(state, id, { ...decision, effectiveOn: TODAY + 1n })))
            .to.be.revertedWithCustomError(licenses, "LicenseRegistryAlreadyScheduled")
            .withArgs(id, scheduledStatus, FROM);
        }
        await expect(licenses.connect(anhui.operator).suspend(id, coming, THROUGH))
          .to.be.revertedWithCustomError(licenses, "LicenseRegistryAlreadyScheduled")
          .withArgs(id, scheduledStatus, FROM);
        expect((await standingOf(state, id)).recordCount).to.equal(2n);
      }
    });

    it("keeps a suspension from running before the one that is to come", async function () {
      const { licenses, hefei, id } = await toBeSuspended();
      await expect(licenses.connect(hefei.operator).suspend(id, suspension, TODAY + 119n))
        .to.be.revertedWithCustomError(licenses, "LicenseRegistryAlreadyScheduled")
        .withArgs(id, Status.Suspended, FROM);
    });

    it("lets a suspension run before a revocation", async function () {
      const state = await toBeRevoked();
      const { licenses, hefei, id } = state;
      await expectAction(state, id, () => licenses.connect(hefei.operator).suspend(id, suspension, TODAY + 119n), {
        by: hefei.operator,
        action: Action.Suspend,
        decision: suspension,
        through: TODAY + 119n,
        changes: { status: Status.Suspended, suspendedThrough: TODAY + 119n },
      });
      await time.increaseTo(startOf(FROM));
      expect(await statusOf(state, id)).to.equal(Status.Revoked);
    });

    it("outlasts the return from a suspension", async function () {
      const state = await toBeRevoked();
      const { licenses, hefei, id } = state;
      await licenses.connect(hefei.operator).suspend(id, suspension, TODAY + 119n);
      await expectAction(state, id, () => licenses.connect(hefei.operator).resume(id, resumption), {
        by: hefei.operator,
        action: Action.Resume,
        decision: resumption,
        changes: { status: Status.Active },
      });
      await time.increaseTo(startOf(FROM));
      expect(await statusOf(state, id)).to.equal(Status.Revoked);
    });

    it("is not what a return could be recorded of", async function () {
      const { licenses, hefei, id } = await toBeSuspended();
      await expect(licenses.connect(hefei.operator).resume(id, resumption))
        .to.be.revertedWithCustomError(licenses, "LicenseRegistryNotAllowed")
        .withArgs(id, Status.Active, Action.Resume);
    });

    it("falls away if it is withdrawn, and leaves room for another one", async function () {
      const state = await toBeRevoked();
      const { licenses, hefei, id } = state;
      await expectAction(state, id, () => licenses.connect(hefei.operator).annotate(id, withdrawal), {
        by: hefei.operator,
        action: Action.Annotate,
        decision: withdrawal,
        changes: unscheduled,
      });
      await time.increaseTo(startOf(FROM));
      expect(await statusOf(state, id)).to.equal(Status.Active);
      const again = { ...coming, effectiveOn: FROM + 1n };
      await licenses.connect(hefei.operator).suspend(id, again, THROUGH);
      expect(await standingOf(state, id)).to.deep.include({
        scheduledStatus: Status.Suspended,
        scheduledFrom: FROM + 1n,
      });
    });

    it("is not withdrawn once its day has come", async function () {
      const state = await toBeSuspended();
      const { licenses, hefei, id } = state;
      await time.increaseTo(startOf(FROM));
      await licenses.connect(hefei.operator).annotate(id, withdrawal);
      expect(await statusOf(state, id)).to.equal(Status.Suspended);
    });

    it("falls away with a license that is ended before", async function () {
      const state = await toBeSuspended();
      const { licenses, anhui, id } = state;
      await expectAction(state, id, () => licenses.connect(anhui.operator).revoke(id, penalty), {
        by: anhui.operator,
        action: Action.Revoke,
        decision: penalty,
        changes: { status: Status.Revoked, ...unscheduled },
      });
      await time.increaseTo(startOf(FROM));
      expect(await statusOf(state, id)).to.equal(Status.Revoked);
    });

    it("does not bring a suspension that is over back to life", async function () {
      const state = await load();
      const { licenses, hefei, id } = state;
      const over = TODAY + 119n;
      await licenses.connect(hefei.operator).suspend(id, suspension, over);
      await time.increaseTo(startOf(over + 1n));
      const [from, through] = [over + 20n, over + 60n];
      await licenses.connect(hefei.operator).suspend(id, { ...coming, effectiveOn: from }, through);
      expect(await statusOf(state, id)).to.equal(Status.Active);
      await time.increaseTo(startOf(from));
      expect(await statusOf(state, id)).to.equal(Status.Suspended);
    });

    it("leaves the return from a suspension that is over to be recorded", async function () {
      const state = await load();
      const { licenses, hefei, id } = state;
      const over = TODAY + 119n;
      await licenses.connect(hefei.operator).suspend(id, suspension, over);
      await time.increaseTo(startOf(over + 1n));
      await licenses.connect(hefei.operator).revoke(id, { ...penalty, effectiveOn: over + 20n });
      const decision = { ...resumption, effectiveOn: over + 1n };
      await expectAction(state, id, () => licenses.connect(hefei.operator).resume(id, decision), {
        by: hefei.operator,
        action: Action.Resume,
        decision,
      });
    });
  });

  describe("when a new version takes the license's place", function () {
    const version = newLicense({ region: Region.hefei, root: hashOf("version 002") });

    it("is inherited, and hangs over the old one no more", async function () {
      for (const { loadState, status, suspendedThrough } of [
        { loadState: toBeSuspended, status: Status.Suspended, suspendedThrough: THROUGH },
        { loadState: toBeRevoked, status: Status.Revoked, suspendedThrough: NO_DAY },
      ]) {
        const state = await loadState();
        const { licenses, hefei, id } = state;
        await licenses.connect(hefei.operator).reissue(id, version, replacement);
        const newId = idOf(LAWYER, hefei, version, replacement);

        const inherited = await standingOf(state, newId);
        expect([inherited.status, inherited.suspendedThrough]).to.deep.equal([Status.Active, suspendedThrough]);
        expect([inherited.scheduledStatus, inherited.scheduledFrom]).to.deep.equal([status, FROM]);
        const left = await standingOf(state, id);
        expect([left.scheduledStatus, left.scheduledFrom]).to.deep.equal([Status.None, NO_DAY]);

        await time.increaseTo(startOf(FROM));
        expect(await statusOf(state, newId)).to.equal(status);
        expect(await statusOf(state, id)).to.equal(Status.Superseded);
      }
    });
  });

  it("writes no second record when its day comes", async function () {
    const state = await toBeRevoked();
    const { id } = state;
    const before = await standingOf(state, id);
    await time.increaseTo(startOf(FROM));
    expect(await standingOf(state, id)).to.deep.equal({
      ...before,
      ...{ status: Status.Revoked, scheduledStatus: Status.None, scheduledFrom: 0n },
    });
    expect((await managementRecords(state, id)).length).to.equal(2);
  });
});
