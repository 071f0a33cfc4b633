import { expect } from "chai";
import { network } from "hardhat";

import {
  annulment,
  cancellation,
  decisionFor,
  investigationClosed,
  investigationOpened,
  LAWYER,
  MORNING,
  penalty,
  reason,
  suspension,
  TODAY,
} from "../fixture.js";
import { expectAction, licensed, type Licensed, statusOf } from "../records.js";
import { Action, Status } from "../terms.js";

const { networkHelpers } = await network.create(MORNING);
const load = () => networkHelpers.loadFixture(licensed);

const voluntary = decisionFor(reason.voluntary.number);

const befores: Readonly<Record<string, (state: Licensed) => Promise<unknown>>> = {
  "in force": () => Promise.resolve(),
  suspended: ({ licenses, hefei, id }) => licenses.connect(hefei.operator).suspend(id, suspension, TODAY + 119n),
  revoked: ({ licenses, anhui, id }) => licenses.connect(anhui.operator).revoke(id, penalty),
  annulled: ({ licenses, anhui, id }) => licenses.connect(anhui.operator).annul(id, annulment),
};

describe("LicenseRegistry.cancel", function () {
  for (const [what, prepare] of Object.entries(befores)) {
    it(`cancels a license that is ${what}`, async function () {
      const state = await load();
      const { licenses, anhui, id } = state;
      await prepare(state);
      await expectAction(state, id, () => licenses.connect(anhui.operator).cancel(id, cancellation), {
        by: anhui.operator,
        action: Action.Cancel,
        decision: cancellation,
        changes: { status: Status.Cancelled },
      });
    });
  }

  describe("given an open investigation", function () {
    async function investigated() {
      const state = await load();
      await state.licenses.connect(state.hefei.operator).annotate(state.id, investigationOpened);
      return state;
    }

    it("is not to be had at the holder's wish", async function () {
      const state = await investigated();
      const { licenses, catalog, anhui, id } = state;
      await expect(licenses.connect(anhui.operator).cancel(id, voluntary))
        .to.be.revertedWithCustomError(catalog, "LicenseCatalogUnderInvestigation")
        .withArgs(LAWYER, reason.voluntary.number);
      expect(await statusOf(state, id)).to.equal(Status.Active);
    });

    it("is to be had once that is closed", async function () {
      const state = await investigated();
      const { licenses, anhui, hefei, id } = state;
      await licenses.connect(hefei.operator).annotate(id, investigationClosed);
      await licenses.connect(anhui.operator).cancel(id, voluntary);
      expect(await statusOf(state, id)).to.equal(Status.Cancelled);
    });

    it("is open to the authority for a reason that is not barred", async function () {
      const state = await investigated();
      const { licenses, anhui, id } = state;
      await expectAction(state, id, () => licenses.connect(anhui.operator).cancel(id, cancellation), {
        by: anhui.operator,
        action: Action.Cancel,
        decision: cancellation,
        changes: { status: Status.Cancelled },
      });
    });
  });

  it("does not serve for a reason in a status that the reason leaves out", async function () {
    const { licenses, catalog, anhui, id } = await load();
    await licenses.connect(anhui.operator).revoke(id, penalty);
    const { number, rule } = reason.voluntary;
    await expect(licenses.connect(anhui.operator).cancel(id, voluntary))
      .to.be.revertedWithCustomError(catalog, "LicenseCatalogStatusNotAllowed")
      .withArgs(LAWYER, number, Status.Revoked, rule.statuses);
  });
});
