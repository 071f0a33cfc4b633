import { expect } from "chai";
import { network } from "hardhat";

import { decisionFor, issue, LAWYER, MORNING, newLicense, reason, suspension, term, TODAY } from "../fixture.js";
import { expectAction, licensed, standingOf, statusOf } from "../records.js";
import { Action, endOf, startOf, Status } from "../terms.js";

const { networkHelpers } = await network.create(MORNING);
const { time } = networkHelpers;
const load = () => networkHelpers.loadFixture(licensed);

const NO_DAY = 0n;
const FOUR_MONTHS = 120n;
const through = TODAY + FOUR_MONTHS - 1n;
const LAST_DAY = TODAY + 364n;

describe("LicenseRegistry.suspend", function () {
  it("suspends a license until a day", async function () {
    const state = await load();
    const { licenses, hefei, id } = state;
    await expectAction(state, id, () => licenses.connect(hefei.operator).suspend(id, suspension, through), {
      by: hefei.operator,
      action: Action.Suspend,
      decision: suspension,
      through,
      changes: { status: Status.Suspended, suspendedThrough: through },
    });
  });

  describe("given the bounds of the legal basis", function () {
    const { l47, l48 } = reason;

    it("accepts four months under L48 and refuses them under L47", async function () {
      const { licenses, catalog, hefei, id } = await load();
      const { minDays, maxDays } = l47.rule;
      await expect(licenses.connect(hefei.operator).suspend(id, decisionFor(l47.number), through))
        .to.be.revertedWithCustomError(catalog, "LicenseCatalogDaysOutOfBounds")
        .withArgs(TODAY, through, minDays, maxDays);
      await licenses.connect(hefei.operator).suspend(id, decisionFor(l48.number), through);
    });

    it("counts both ends, from the day on which the decision takes effect", async function () {
      const effectiveOn = TODAY - 10n;
      const decision = decisionFor(l48.number, { effectiveOn });
      const { minDays, maxDays } = l48.rule;
      for (const { lastDay, fits } of [
        { lastDay: effectiveOn + minDays - 2n, fits: false },
        { lastDay: effectiveOn + minDays - 1n, fits: true },
        { lastDay: effectiveOn + maxDays - 1n, fits: true },
        { lastDay: effectiveOn + maxDays, fits: false },
        { lastDay: NO_DAY, fits: false },
      ]) {
        const state = await load();
        const { licenses, catalog, hefei, id } = state;
        const attempt = licenses.connect(hefei.operator).suspend(id, decision, lastDay);
        if (fits) {
          await attempt;
          expect((await standingOf(state, id)).suspendedThrough).to.equal(lastDay);
        } else {
          await expect(attempt)
            .to.be.revertedWithCustomError(catalog, "LicenseCatalogDaysOutOfBounds")
            .withArgs(effectiveOn, lastDay, minDays, maxDays);
          expect(await statusOf(state, id)).to.equal(Status.Active);
        }
      }
    });
  });

  describe("when its last day is over", function () {
    it("lapses at midnight in Shanghai, without a transaction", async function () {
      const state = await load();
      const { licenses, hefei, id } = state;
      await licenses.connect(hefei.operator).suspend(id, suspension, through);
      await time.increaseTo(endOf(through));
      expect(await statusOf(state, id)).to.equal(Status.Suspended);
      expect((await standingOf(state, id)).status).to.equal(Status.Suspended);

      await time.increaseTo(startOf(through + 1n));
      expect(await statusOf(state, id)).to.equal(Status.Active);
      const { status, suspendedThrough } = await standingOf(state, id);
      expect([status, suspendedThrough]).to.deep.equal([Status.Active, through]);
    });

    it("can be followed by another", async function () {
      const state = await load();
      const { licenses, hefei, id } = state;
      await licenses.connect(hefei.operator).suspend(id, suspension, through);
      await time.increaseTo(startOf(through + 1n));
      const decision = { ...suspension, effectiveOn: through + 1n };
      const again = through + FOUR_MONTHS;
      await expectAction(state, id, () => licenses.connect(hefei.operator).suspend(id, decision, again), {
        by: hefei.operator,
        action: Action.Suspend,
        decision,
        through: again,
        changes: { status: Status.Suspended, suspendedThrough: again },
      });
    });
  });

  it("is imported with the day on which it began, be it over or not", async function () {
    const state = await load();
    const { licenses, hefei, id } = state;
    const decision = decisionFor(reason.l47.number, { effectiveOn: TODAY - 60n });
    const over = TODAY - 1n;
    await expectAction(state, id, () => licenses.connect(hefei.operator).suspend(id, decision, over), {
      by: hefei.operator,
      action: Action.Suspend,
      decision,
      through: over,
      changes: { suspendedThrough: over },
    });
    await expectAction(state, id, () => licenses.connect(hefei.operator).suspend(id, decision, TODAY), {
      by: hefei.operator,
      action: Action.Suspend,
      decision,
      through: TODAY,
      changes: { status: Status.Suspended, suspendedThrough: TODAY },
    });
  });

  it("is outranked by the expiry of the license", async function () {
    const state = await load();
    const { licenses, anhui } = state;
    const id = await issue(state, anhui, newLicense({ validThrough: LAST_DAY }), term);
    await time.increaseTo(startOf(LAST_DAY - 30n));
    const decision = { ...suspension, effectiveOn: LAST_DAY - 30n };
    await licenses.connect(anhui.operator).suspend(id, decision, LAST_DAY + 60n);
    await time.increaseTo(endOf(LAST_DAY));
    expect(await statusOf(state, id)).to.equal(Status.Suspended);
    await time.increaseTo(startOf(LAST_DAY + 1n));
    expect(await statusOf(state, id)).to.equal(Status.Expired);
    await time.increaseTo(startOf(LAST_DAY + 61n));
    expect(await statusOf(state, id)).to.equal(Status.Expired);
  });

  it("is refused while one runs", async function () {
    const { licenses, hefei, id } = await load();
    await licenses.connect(hefei.operator).suspend(id, suspension, through);
    await expect(licenses.connect(hefei.operator).suspend(id, suspension, through + 1n))
      .to.be.revertedWithCustomError(licenses, "LicenseRegistryNotAllowed")
      .withArgs(id, Status.Suspended, Action.Suspend);
  });

  it("is refused to Shanghai over a license of Anhui's", async function () {
    const { licenses, authorities, shanghai, hefei, id } = await load();
    expect(await authorities.rightsOf(shanghai.id, LAWYER)).to.not.equal(0n);
    await expect(licenses.connect(shanghai.operator).suspend(id, suspension, through))
      .to.be.revertedWithCustomError(licenses, "LicenseRegistryRegionNotCovered")
      .withArgs(shanghai.id, shanghai.region, hefei.region);
  });
});
