import { network } from "hardhat";

import {
  annulment,
  assessment,
  investigationClosed,
  investigationOpened,
  MORNING,
  penalty,
  suspension,
  TODAY,
} from "../fixture.js";
import { expectAction, licensed, type Licensed } from "../records.js";
import { Action } from "../terms.js";

const { networkHelpers } = await network.create(MORNING);
const load = () => networkHelpers.loadFixture(licensed);

const befores: Readonly<Record<string, (state: Licensed) => Promise<unknown>>> = {
  "in force": () => Promise.resolve(),
  suspended: ({ licenses, hefei, id }) => licenses.connect(hefei.operator).suspend(id, suspension, TODAY + 119n),
  revoked: ({ licenses, anhui, id }) => licenses.connect(anhui.operator).revoke(id, penalty),
  annulled: ({ licenses, anhui, id }) => licenses.connect(anhui.operator).annul(id, annulment),
};

describe("LicenseRegistry.annotate", function () {
  for (const [what, prepare] of Object.entries(befores)) {
    it(`records an assessment of a license that is ${what}, and changes nothing else`, async function () {
      const state = await load();
      const { licenses, hefei, id } = state;
      await prepare(state);
      await expectAction(state, id, () => licenses.connect(hefei.operator).annotate(id, assessment), {
        by: hefei.operator,
        action: Action.Annotate,
        decision: assessment,
      });
    });
  }

  it("records several in one day, each in its place", async function () {
    const state = await load();
    const { licenses, anhui, hefei, id } = state;
    for (const { operator } of [hefei, anhui, hefei, hefei]) {
      await expectAction(state, id, () => licenses.connect(operator).annotate(id, assessment), {
        by: operator,
        action: Action.Annotate,
        decision: assessment,
      });
    }
  });

  it("opens an investigation, and closes it", async function () {
    const state = await load();
    const { licenses, hefei, id } = state;
    for (const { decision, underInvestigation } of [
      { decision: investigationOpened, underInvestigation: true },
      { decision: assessment, underInvestigation: true },
      { decision: investigationClosed, underInvestigation: false },
      { decision: assessment, underInvestigation: false },
    ]) {
      await expectAction(state, id, () => licenses.connect(hefei.operator).annotate(id, decision), {
        by: hefei.operator,
        action: Action.Annotate,
        decision,
        changes: { underInvestigation },
      });
    }
  });
});
