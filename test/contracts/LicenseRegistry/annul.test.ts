import { network } from "hardhat";

import { annulment, issue, MORNING, newLicense, suspension, term, TODAY } from "../fixture.js";
import { expectAction, licensed } from "../records.js";
import { Action, startOf, Status } from "../terms.js";

const { networkHelpers } = await network.create(MORNING);
const load = () => networkHelpers.loadFixture(licensed);

const LAST_DAY = TODAY + 364n;

describe("LicenseRegistry.annul", function () {
  it("annuls a license in force", async function () {
    const state = await load();
    const { licenses, anhui, id } = state;
    await expectAction(state, id, () => licenses.connect(anhui.operator).annul(id, annulment), {
      by: anhui.operator,
      action: Action.Annul,
      decision: annulment,
      changes: { status: Status.Annulled },
    });
  });

  it("annuls a suspended license", async function () {
    const state = await load();
    const { licenses, anhui, hefei, id } = state;
    await licenses.connect(hefei.operator).suspend(id, suspension, TODAY + 119n);
    await expectAction(state, id, () => licenses.connect(anhui.operator).annul(id, annulment), {
      by: anhui.operator,
      action: Action.Annul,
      decision: annulment,
      changes: { status: Status.Annulled },
    });
  });

  it("annuls an expired license: it ought never to have been", async function () {
    const state = await load();
    const { licenses, anhui } = state;
    const id = await issue(state, anhui, newLicense({ validThrough: LAST_DAY }), term);
    await networkHelpers.time.increaseTo(startOf(LAST_DAY + 1n));
    const decision = { ...annulment, effectiveOn: LAST_DAY + 1n };
    await expectAction(state, id, () => licenses.connect(anhui.operator).annul(id, decision), {
      by: anhui.operator,
      action: Action.Annul,
      decision,
      changes: { status: Status.Annulled },
    });
  });
});
