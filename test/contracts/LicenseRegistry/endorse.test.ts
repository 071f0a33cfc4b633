import { expect } from "chai";
import { toBeHex } from "ethers";
import { network } from "hardhat";

import { managing } from "../actions.js";
import { endorsement, MORNING, recordOf, send } from "../fixture.js";
import { keyNumber, licensed, expectAction } from "../records.js";
import { Action, Status } from "../terms.js";

const { networkHelpers } = await network.create(MORNING);
const { time } = networkHelpers;
const load = () => networkHelpers.loadFixture(licensed);

/** The key and time that an endorsement replaces, as its record holds them. */
function detailOf({ key, vouchedAt }: { readonly key: bigint; readonly vouchedAt: bigint }): string {
  return toBeHex((key << 40n) | vouchedAt, 32);
}

describe("LicenseRegistry.endorse", function () {
  it("replaces the key that vouches for the license, and the time, and records both", async function () {
    const state = await load();
    const { licenses, anhui, id } = state;
    const before = await licenses.standingOf(id);
    const moment = BigInt(await time.latest()) + 100n;
    await time.setNextBlockTimestamp(moment);

    await expectAction(state, id, () => licenses.connect(anhui.operator).endorse(id, endorsement), {
      by: anhui.operator,
      action: Action.Endorse,
      decision: endorsement,
      detail: detailOf(before),
      changes: { key: await keyNumber(state, anhui.operator), vouchedAt: moment },
    });
  });

  it("makes a license trusted again whose key is distrusted", async function () {
    const state = await load();
    const { licenses, authorities, anhui, hefei, id } = state;
    const { vouchedAt, key } = await licenses.standingOf(id);
    await authorities.connect(hefei.administrator).distrustKey(hefei.operator, vouchedAt);
    expect(await licenses.statusOf(id)).to.deep.equal([Status.Active, false]);

    const moment = BigInt(await time.latest()) + 100n;
    await time.setNextBlockTimestamp(moment);
    await expectAction(state, id, () => licenses.connect(anhui.operator).endorse(id, endorsement), {
      by: anhui.operator,
      action: Action.Endorse,
      decision: endorsement,
      detail: detailOf({ key, vouchedAt }),
      changes: { trusted: true, key: await keyNumber(state, anhui.operator), vouchedAt: moment },
    });

    expect(await licenses.statusOf(id)).to.deep.equal([Status.Active, true]);
  });

  for (const name of ["reissue", "transfer"] as const) {
    it(`is needed before a ${name} of what a distrusted key vouched for`, async function () {
      const state = await load();
      const { licenses, authorities, anhui, hefei, id } = state;
      const { vouchedAt } = await licenses.standingOf(id);
      await authorities.connect(hefei.administrator).distrustKey(hefei.operator, vouchedAt);
      const { call, decision } = managing[name];
      await expect(send(anhui.operator, call(state, id, decision)))
        .to.be.revertedWithCustomError(licenses, "LicenseRegistryNotTrusted")
        .withArgs(id);
      await licenses.connect(anhui.operator).endorse(id, endorsement);
      await send(anhui.operator, call(state, id, decision));
      expect((await licenses.standingOf(id)).succeeded).to.equal(true);
    });
  }

  it("lets it fall with the endorser's key, from that time on", async function () {
    const { licenses, authorities, anhui, id } = await load();
    const endorsing = await licenses.connect(anhui.operator).endorse(id, endorsement);
    const { time: endorsedAt } = await recordOf(endorsing);
    await time.increase(10n);
    await authorities.distrustKeyByGovernance(anhui.operator, endorsedAt + 1n);
    expect(await licenses.statusOf(id)).to.deep.equal([Status.Active, true]);
    await authorities.distrustKeyByGovernance(anhui.operator, endorsedAt);
    expect(await licenses.statusOf(id)).to.deep.equal([Status.Active, false]);
  });

  it("does not touch holder, binding or register", async function () {
    const { licenses, anhui, hefei, holder, id } = await load();
    const register = await licenses.registerOf(hefei.id);
    await licenses.connect(anhui.operator).endorse(id, endorsement);
    expect(await licenses.ownerOf(id)).to.equal(holder.address);
    expect(await licenses.registerOf(hefei.id)).to.deep.equal(register);
  });
});
