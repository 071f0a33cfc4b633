import { expect } from "chai";
import { id as hashOf } from "ethers";
import { network } from "hardhat";

import {
  grant,
  issue,
  LAWYER,
  MORNING,
  newLicense,
  penalty,
  reason,
  registries,
  suspension,
  term,
  TODAY,
} from "../fixture.js";
import { expectAction, keyNumber, licensed, managementRecords, statusOf } from "../records.js";
import { Action, endOf, Region, startOf, Status } from "../terms.js";

const { networkHelpers } = await network.create(MORNING);
const { time } = networkHelpers;
const load = () => networkHelpers.loadFixture(licensed);

const LAST_DAY = TODAY + 364n;

describe("LicenseRegistry.revoke", function () {
  describe("given a license in force", function () {
    it("revokes it, and opens its management book with the second record", async function () {
      const state = await load();
      const { licenses, hefei, anhui, id } = state;
      const before = await licenses.standingOf(id);
      expect(before.lastBlock).to.equal(0n);

      await expectAction(state, id, () => licenses.connect(anhui.operator).revoke(id, penalty), {
        by: anhui.operator,
        action: Action.Revoke,
        decision: penalty,
        changes: { status: Status.Revoked },
      });

      expect((await managementRecords(state, id)).length).to.equal(2);
      expect(before.key).to.equal(await keyNumber(state, hefei.operator));
    });

    it("emits one event and no more", async function () {
      const { licenses, hefei, id } = await load();
      const revocation = await licenses.connect(hefei.operator).revoke(id, penalty);
      expect((await revocation.wait())?.logs.length).to.equal(1);
    });

    it("leaves owner, balance and register as they were", async function () {
      const { licenses, hefei, holder, id } = await load();
      const register = await licenses.registerOf(hefei.id);
      await licenses.connect(hefei.operator).revoke(id, penalty);
      expect(await licenses.ownerOf(id)).to.equal(holder.address);
      expect(await licenses.balanceOf(holder)).to.equal(1n);
      expect(await licenses.registerOf(hefei.id)).to.deep.equal(register);
    });

    it("replays for a license in custody", async function () {
      const state = await networkHelpers.loadFixture(registries);
      const { licenses, anhui } = state;
      const id = await issue(state, anhui, newLicense());
      await expectAction(state, id, () => licenses.connect(anhui.operator).revoke(id, penalty), {
        by: anhui.operator,
        action: Action.Revoke,
        decision: penalty,
        changes: { status: Status.Revoked },
      });
    });
  });

  it("revokes a suspended license, for ever", async function () {
    const state = await load();
    const { licenses, hefei, id } = state;
    const through = TODAY + 119n;
    await licenses.connect(hefei.operator).suspend(id, suspension, through);
    await expectAction(state, id, () => licenses.connect(hefei.operator).revoke(id, penalty), {
      by: hefei.operator,
      action: Action.Revoke,
      decision: penalty,
      changes: { status: Status.Revoked },
    });
    await time.increaseTo(startOf(through + 1n));
    expect(await statusOf(state, id)).to.equal(Status.Revoked);
  });

  it("accepts a license on its last day", async function () {
    const state = await load();
    const { licenses, anhui } = state;
    const id = await issue(state, anhui, newLicense({ validThrough: LAST_DAY }), term);
    await time.setNextBlockTimestamp(endOf(LAST_DAY));
    await licenses.connect(anhui.operator).revoke(id, { ...penalty, effectiveOn: LAST_DAY });
    expect(await statusOf(state, id)).to.equal(Status.Revoked);
  });

  it("refuses a license a second after its last day", async function () {
    const state = await load();
    const { licenses, anhui } = state;
    const id = await issue(state, anhui, newLicense({ validThrough: LAST_DAY }), term);
    await time.setNextBlockTimestamp(startOf(LAST_DAY + 1n));
    await expect(licenses.connect(anhui.operator).revoke(id, { ...penalty, effectiveOn: LAST_DAY + 1n }))
      .to.be.revertedWithCustomError(licenses, "LicenseRegistryNotAllowed")
      .withArgs(id, Status.Expired, Action.Revoke);
  });

  it("is within any accredited authority's power that covers the region, not the issuer's alone", async function () {
    const state = await load();
    const id = await issue(state, state.anhui, newLicense({ region: Region.hefeiShushan }));
    await state.licenses.connect(state.hefei.operator).revoke(id, penalty);
    expect(await statusOf(state, id)).to.equal(Status.Revoked);
  });

  it("is not a city's over a license of its province", async function () {
    const state = await load();
    const { licenses, hefei } = state;
    const id = await issue(state, state.anhui, newLicense({ region: Region.anhui, root: hashOf("of the province") }));
    await expect(licenses.connect(hefei.operator).revoke(id, penalty))
      .to.be.revertedWithCustomError(licenses, "LicenseRegistryRegionNotCovered")
      .withArgs(hefei.id, Region.hefei, Region.anhui);
    expect(await statusOf(state, id)).to.equal(Status.Active);
  });

  it("refuses a decision that the catalog refuses", async function () {
    const { licenses, catalog, hefei, id } = await load();
    await expect(licenses.connect(hefei.operator).revoke(id, grant))
      .to.be.revertedWithCustomError(catalog, "LicenseCatalogWrongAction")
      .withArgs(LAWYER, reason.grant.number, Action.Revoke, Action.Issue);
    const { maxDaysBack, maxDaysAhead } = reason.l49.rule;
    const early = TODAY - maxDaysBack - 1n;
    await expect(licenses.connect(hefei.operator).revoke(id, { ...penalty, effectiveOn: early }))
      .to.be.revertedWithCustomError(catalog, "LicenseCatalogEffectiveDayOutOfBounds")
      .withArgs(early, TODAY, maxDaysBack, maxDaysAhead);
  });
});
