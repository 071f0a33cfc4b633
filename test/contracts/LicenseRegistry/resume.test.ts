import { expect } from "chai";
import { network } from "hardhat";

import { MORNING, resumption, suspension, TODAY } from "../fixture.js";
import { expectAction, licensed, statusOf } from "../records.js";
import { Action, startOf, Status } from "../terms.js";

const { networkHelpers } = await network.create(MORNING);
const { time } = networkHelpers;

const through = TODAY + 119n;
const afterwards = { ...resumption, effectiveOn: through + 1n };

async function suspended() {
  const state = await networkHelpers.loadFixture(licensed);
  const { licenses, hefei, id } = state;
  await licenses.connect(hefei.operator).suspend(id, suspension, through);
  return state;
}

describe("LicenseRegistry.resume", function () {
  it("ends a suspension before its last day, for good", async function () {
    const state = await suspended();
    const { licenses, hefei, id } = state;
    await expectAction(state, id, () => licenses.connect(hefei.operator).resume(id, resumption), {
      by: hefei.operator,
      action: Action.Resume,
      decision: resumption,
      changes: { status: Status.Active },
    });
    await time.increaseTo(startOf(through));
    expect(await statusOf(state, id)).to.equal(Status.Active);
  });

  it("records the return once a suspension is over", async function () {
    const state = await suspended();
    const { licenses, hefei, id } = state;
    await time.increaseTo(startOf(through + 1n));
    await expectAction(state, id, () => licenses.connect(hefei.operator).resume(id, afterwards), {
      by: hefei.operator,
      action: Action.Resume,
      decision: afterwards,
    });
  });

  it("records a return once", async function () {
    const { licenses, hefei, id } = await suspended();
    await licenses.connect(hefei.operator).resume(id, resumption);
    await expect(licenses.connect(hefei.operator).resume(id, resumption))
      .to.be.revertedWithCustomError(licenses, "LicenseRegistryNotAllowed")
      .withArgs(id, Status.Active, Action.Resume);
  });

  it("is refused for a license that was never suspended", async function () {
    const { licenses, hefei, id } = await networkHelpers.loadFixture(licensed);
    await expect(licenses.connect(hefei.operator).resume(id, resumption))
      .to.be.revertedWithCustomError(licenses, "LicenseRegistryNotAllowed")
      .withArgs(id, Status.Active, Action.Resume);
  });

  it("lets the license be suspended again", async function () {
    const state = await suspended();
    const { licenses, hefei, id } = state;
    await licenses.connect(hefei.operator).resume(id, resumption);
    await licenses.connect(hefei.operator).suspend(id, suspension, through + 1n);
    expect(await statusOf(state, id)).to.equal(Status.Suspended);
  });
});
