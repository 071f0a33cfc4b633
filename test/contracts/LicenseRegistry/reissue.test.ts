import { expect } from "chai";
import { id as hashOf } from "ethers";
import { network } from "hardhat";

import {
  annulment,
  cancellation,
  CUSTODY,
  idOf,
  issue,
  judgment,
  LAWYER,
  MORNING,
  newLicense,
  penalty,
  reason,
  renewal,
  replacement,
  term,
  TODAY,
  ZERO_HASH,
} from "../fixture.js";
import { expectAction, expectIssued, licensed, type Licensed, standingOf, statusOf } from "../records.js";
import { replayRegister } from "../replay.js";
import { Action, endOf, Region, startOf, Status } from "../terms.js";

const { networkHelpers } = await network.create(MORNING);
const { time } = networkHelpers;
const load = () => networkHelpers.loadFixture(licensed);

const LAST_DAY = TODAY + 364n;
const RENEWED = LAST_DAY + 365n;

const version = newLicense({ region: Region.hefei, root: hashOf("version 002") });

describe("LicenseRegistry.reissue", function () {
  it("puts a new version in a license's place, and links the two", async function () {
    const state = await load();
    const { licenses, hefei, holder, id } = state;
    const license = { ...version, holder: holder.address };
    const newId = idOf(LAWYER, hefei, license, replacement);
    expect(await licenses.connect(hefei.operator).reissue.staticCall(id, license, replacement)).to.equal(newId);

    const reissuing = await expectAction(
      state,
      id,
      () => licenses.connect(hefei.operator).reissue(id, license, replacement),
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
      license,
      decision: replacement,
    });
    await expect(reissuing).to.emit(licenses, "LicenseSucceeded").withArgs(id, newId);
    expect((await reissuing.wait())?.logs.length).to.equal(5);
    expect(await licenses.registerOf(hefei.id)).to.deep.equal([replayRegister([id, newId]), 2n, 0n]);
    expect(await licenses.balanceOf(holder)).to.equal(2n);
    expect(await licenses.ownerOf(id)).to.equal(holder.address);
  });

  it("enters the new version into the register, and the custody, of the authority that acts", async function () {
    const state = await load();
    const { licenses, anhui, hefei, id } = state;
    const newId = idOf(LAWYER, anhui, version, replacement);
    await licenses.connect(anhui.operator).reissue(id, { ...version, holder: CUSTODY }, replacement);
    expect(await licenses.registerOf(anhui.id)).to.deep.equal([replayRegister([newId]), 1n, 1n]);
    expect(await licenses.registerOf(hefei.id)).to.deep.equal([replayRegister([id]), 1n, 0n]);
    expect(await licenses.ownerOf(newId)).to.equal(await licenses.custodyOf(anhui.id));
  });

  describe("given an expired license", function () {
    it("renews it", async function () {
      const state = await load();
      const { licenses, anhui } = state;
      const old = newLicense({ validThrough: LAST_DAY });
      const id = await issue(state, anhui, old, term);
      await time.increaseTo(startOf(LAST_DAY + 1n));
      const decision = { ...renewal, effectiveOn: LAST_DAY + 1n };
      const license = newLicense({ root: hashOf("renewed"), validThrough: RENEWED });
      const newId = idOf(LAWYER, anhui, license, decision);

      const renewing = await expectAction(
        state,
        id,
        () => licenses.connect(anhui.operator).reissue(id, license, decision),
        {
          by: anhui.operator,
          action: Action.Reissue,
          decision,
          detail: newId,
          changes: { status: Status.Superseded, succeeded: true },
        },
      );

      await expectIssued(state, renewing, newId, { by: anhui.operator, action: Action.Reissue, license, decision });
      await time.increaseTo(endOf(RENEWED));
      expect(await statusOf(state, newId)).to.equal(Status.Active);
      await time.increaseTo(startOf(RENEWED + 1n));
      expect(await statusOf(state, newId)).to.equal(Status.Expired);
      expect(await statusOf(state, id)).to.equal(Status.Superseded);
    });

    it("renews it for no longer than the reason allows", async function () {
      const { licenses, catalog, hefei, id } = await load();
      const { minDays, maxDays } = reason.renewal.rule;
      for (const days of [minDays - 1n, maxDays + 1n]) {
        const validThrough = TODAY + days - 1n;
        await expect(licenses.connect(hefei.operator).reissue(id, { ...version, validThrough }, renewal))
          .to.be.revertedWithCustomError(catalog, "LicenseCatalogDaysOutOfBounds")
          .withArgs(TODAY, validThrough, minDays, maxDays);
      }
    });
  });

  describe("given a license that a decision has ended, and a court that sets the decision aside", function () {
    const ends: readonly {
      readonly what: string;
      readonly status: bigint;
      readonly end: (state: Licensed) => Promise<unknown>;
    }[] = [
      {
        what: "REVOKED",
        status: Status.Revoked,
        end: ({ licenses, anhui, id }) => licenses.connect(anhui.operator).revoke(id, penalty),
      },
      {
        what: "ANNULLED",
        status: Status.Annulled,
        end: ({ licenses, anhui, id }) => licenses.connect(anhui.operator).annul(id, annulment),
      },
      {
        what: "CANCELLED",
        status: Status.Cancelled,
        end: ({ licenses, anhui, id }) => licenses.connect(anhui.operator).cancel(id, cancellation),
      },
    ];

    for (const { what, status, end } of ends) {
      it(`keeps ${what} and is followed by a version in force`, async function () {
        const state = await load();
        const { licenses, hefei, id } = state;
        await end(state);
        const newId = idOf(LAWYER, hefei, version, judgment);

        const reissuing = await expectAction(
          state,
          id,
          () => licenses.connect(hefei.operator).reissue(id, version, judgment),
          {
            by: hefei.operator,
            action: Action.Reissue,
            decision: judgment,
            detail: newId,
            changes: { succeeded: true },
          },
        );

        expect(await statusOf(state, id)).to.equal(status);
        await expectIssued(state, reissuing, newId, {
          by: hefei.operator,
          action: Action.Reissue,
          license: version,
          decision: judgment,
        });
      });

      it(`is not for the usual reasons once it is ${what}`, async function () {
        const state = await load();
        const { licenses, catalog, hefei, id } = state;
        await end(state);
        const { number, rule } = reason.replace;
        await expect(licenses.connect(hefei.operator).reissue(id, version, replacement))
          .to.be.revertedWithCustomError(catalog, "LicenseCatalogStatusNotAllowed")
          .withArgs(LAWYER, number, status, rule.statuses);
      });
    }

    it("has one successor at most", async function () {
      const state = await load();
      const { licenses, hefei, anhui, id } = state;
      await licenses.connect(anhui.operator).revoke(id, penalty);
      await licenses.connect(hefei.operator).reissue(id, version, judgment);
      await expect(licenses.connect(hefei.operator).reissue(id, newLicense({ region: Region.hefei }), judgment))
        .to.be.revertedWithCustomError(licenses, "LicenseRegistryHasSuccessor")
        .withArgs(id);
      await licenses.connect(anhui.operator).cancel(id, cancellation);
      await expect(licenses.connect(hefei.operator).reissue(id, newLicense({ region: Region.hefei }), judgment))
        .to.be.revertedWithCustomError(licenses, "LicenseRegistryHasSuccessor")
        .withArgs(id);
      expect((await licenses.registerOf(hefei.id)).count).to.equal(2n);
    });

    it("is not for a license in force", async function () {
      const { licenses, catalog, hefei, id } = await load();
      const { number, rule } = reason.judgment;
      await expect(licenses.connect(hefei.operator).reissue(id, version, judgment))
        .to.be.revertedWithCustomError(catalog, "LicenseCatalogStatusNotAllowed")
        .withArgs(LAWYER, number, Status.Active, rule.statuses);
    });
  });

  it("leaves one version in force along a chain of versions", async function () {
    const state = await load();
    const { licenses, hefei, id } = state;
    const chain = [id];
    for (let i = 2; i <= 5; ++i) {
      const license = newLicense({ region: Region.hefei, root: hashOf(`version ${i}`) });
      await licenses.connect(hefei.operator).reissue(chain.at(-1)!, license, replacement);
      chain.push(idOf(LAWYER, hefei, license, replacement));
    }
    const statuses = await Promise.all(chain.map((each) => statusOf(state, each)));
    const { Superseded, Active } = Status;
    expect(statuses).to.deep.equal([Superseded, Superseded, Superseded, Superseded, Active]);
    for (const superseded of chain.slice(0, -1)) {
      await expect(licenses.connect(hefei.operator).reissue(superseded, version, replacement))
        .to.be.revertedWithCustomError(licenses, "LicenseRegistryNotAllowed")
        .withArgs(superseded, Superseded, Action.Reissue);
    }
  });

  describe("checks the new version as an issue is checked", function () {
    it("refuses a version that was issued before", async function () {
      const state = await load();
      const { licenses, hefei, id } = state;
      const other = await issue(state, hefei, newLicense({ region: Region.hefei, root: hashOf("another license") }));
      await licenses.connect(hefei.operator).reissue(id, version, replacement);
      await expect(licenses.connect(hefei.operator).reissue(other, version, replacement))
        .to.be.revertedWithCustomError(licenses, "LicenseRegistryAlreadyIssued")
        .withArgs(idOf(LAWYER, hefei, version, replacement));
      expect(await statusOf(state, other)).to.equal(Status.Active);
    });

    it("refuses a document without a root", async function () {
      const { licenses, hefei, id } = await load();
      await expect(
        licenses.connect(hefei.operator).reissue(id, { ...version, root: ZERO_HASH }, replacement),
      ).to.be.revertedWithCustomError(licenses, "LicenseRegistryEmptyRoot");
    });

    it("refuses a custody address as the holder", async function () {
      const { licenses, hefei, id } = await load();
      const holder = await licenses.custodyOf(hefei.id);
      await expect(licenses.connect(hefei.operator).reissue(id, { ...version, holder }, replacement))
        .to.be.revertedWithCustomError(licenses, "LicenseRegistryCustodyHolder")
        .withArgs(holder);
    });

    it("refuses another region than the license's, within the acting authority's or not", async function () {
      const state = await load();
      const { licenses, anhui, id } = state;
      for (const region of [Region.bozhou, Region.anhui, Region.shanghai, 340001n, 0n]) {
        await expect(licenses.connect(anhui.operator).reissue(id, { ...version, region }, replacement))
          .to.be.revertedWithCustomError(licenses, "LicenseRegistryRegionChanged")
          .withArgs(id, region);
      }
      expect((await standingOf(state, id)).succeeded).to.equal(false);
    });
  });
});
