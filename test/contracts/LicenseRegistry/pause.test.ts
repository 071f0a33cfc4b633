import { expect } from "chai";
import { network } from "hardhat";

import { managing } from "../actions.js";
import { grant, idOf, LAWYER, MORNING, newLicense, newLicenses, send, suspension, TODAY } from "../fixture.js";
import { licensed, standingOf, statusOf } from "../records.js";
import { unpackManagementRecord } from "../replay.js";
import { Action, Status } from "../terms.js";

const { networkHelpers } = await network.create(MORNING);

async function paused() {
  const state = await networkHelpers.loadFixture(licensed);
  await state.licenses.pause();
  return state;
}

const { reissue, transfer, resume, ...others } = managing;

describe("LicenseRegistry.pause", function () {
  it("is announced, and stays until it is lifted", async function () {
    const { licenses, governance } = await networkHelpers.loadFixture(licensed);
    expect(await licenses.paused()).to.equal(false);
    await expect(licenses.pause()).to.emit(licenses, "Paused").withArgs(governance.address);
    expect(await licenses.paused()).to.equal(true);
    await expect(licenses.pause()).to.be.revertedWithCustomError(licenses, "EnforcedPause");
    await expect(licenses.unpause()).to.emit(licenses, "Unpaused").withArgs(governance.address);
    expect(await licenses.paused()).to.equal(false);
    await expect(licenses.unpause()).to.be.revertedWithCustomError(licenses, "ExpectedPause");
  });

  describe("given a paused registry", function () {
    it("stops issue and issueBatch", async function () {
      const { licenses, anhui } = await paused();
      const issuer = licenses.connect(anhui.operator);
      await expect(issuer.issue(LAWYER, newLicense(), grant)).to.be.revertedWithCustomError(licenses, "EnforcedPause");
      await expect(issuer.issueBatch(LAWYER, newLicenses(2), grant)).to.be.revertedWithCustomError(
        licenses,
        "EnforcedPause",
      );
      expect((await licenses.registerOf(anhui.id)).count).to.equal(0n);
    });

    for (const [name, { call, decision }] of Object.entries({ reissue, transfer })) {
      it(`stops ${name}`, async function () {
        const state = await paused();
        const { licenses, anhui, id } = state;
        await expect(send(anhui.operator, call(state, id, decision))).to.be.revertedWithCustomError(
          licenses,
          "EnforcedPause",
        );
        expect(await statusOf(state, id)).to.equal(Status.Active);
      });
    }

    for (const [name, { call, decision, action }] of Object.entries(others)) {
      it(`does not stop ${name}`, async function () {
        const state = await paused();
        const { licenses, anhui, id } = state;
        const acting = await send(anhui.operator, call(state, id, decision));
        await expect(acting).to.emit(licenses, "ManagementRecorded");
        const [record] = await licenses.queryFilter(licenses.filters.ManagementRecorded(id, anhui.id, action));
        expect(record?.transactionHash).to.equal(acting.hash);
      });
    }

    it("does not stop resume", async function () {
      const state = await paused();
      const { licenses, anhui, id } = state;
      await licenses.connect(anhui.operator).suspend(id, suspension, TODAY + 119n);
      await send(anhui.operator, resume.call(state, id, resume.decision));
      expect(await statusOf(state, id)).to.equal(Status.Active);
    });

    it("stays readable", async function () {
      const state = await paused();
      const { licenses, hefei, holder, license, id } = state;
      expect(await licenses.statusOf(id)).to.deep.equal([Status.Active, true]);
      expect((await standingOf(state, id)).holder).to.equal(holder.address);
      expect(await licenses.ownerOf(id)).to.equal(holder.address);
      expect((await licenses.registerOf(hefei.id)).count).to.equal(1n);
      const issuance = { root: license.root, decision: grant, validThrough: license.validThrough };
      expect(await licenses.verify(id, issuance)).to.equal(true);
    });

    it("issues again once the pause is lifted", async function () {
      const state = await paused();
      const { licenses, anhui } = state;
      await licenses.unpause();
      await licenses.connect(anhui.operator).issue(LAWYER, newLicense(), grant);
      expect(await statusOf(state, idOf(LAWYER, anhui, newLicense(), grant))).to.equal(Status.Active);
      const [issued] = await licenses.queryFilter(
        licenses.filters.ManagementRecorded(undefined, anhui.id, Action.Issue),
      );
      expect(unpackManagementRecord(issued!.args).index).to.equal(1n);
    });
  });
});
