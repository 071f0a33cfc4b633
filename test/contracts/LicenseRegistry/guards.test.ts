import { expect } from "chai";
import { id as hashOf } from "ethers";
import { network } from "hardhat";
import type { NetworkConnection } from "hardhat/types/network";

import { managing, rightsFor } from "../actions.js";
import {
  assessment,
  decisionFor,
  grant,
  idOf,
  LAWYER,
  MORNING,
  newLicense,
  reason,
  send,
  suspension,
  TODAY,
  UNKNOWN_REASON,
} from "../fixture.js";
import { licensed, type Licensed, standingOf } from "../records.js";
import { rewriteWord } from "../storage.js";
import { Action, ALL_RIGHTS, NO_RIGHTS, Region, Right, Role, setOf } from "../terms.js";

/** The guards that every action on a license has, and has in the same way. */

const connection = await network.create(MORNING);
const { networkHelpers, ethers } = connection;

async function suspended(on: NetworkConnection): Promise<Licensed> {
  const state = await licensed(on);
  await state.licenses.connect(state.hefei.operator).suspend(state.id, suspension, TODAY + 119n);
  return state;
}

const BOOK_FULL = 65_535n;
/** So many records a book takes while its license is not ended: the last eight places are for what ends it. */
const NOTES_FULL = BOOK_FULL - 8n;

/** Says that a license's book has so many records: in the state, since writing them would take minutes. */
async function fillBook(state: Licensed, recordCount: bigint): Promise<void> {
  const { licenses, hefei, id } = state;
  await licenses.connect(hefei.operator).annotate(id, assessment);
  const registry = { name: "LicenseRegistry", address: await licenses.getAddress() } as const;
  await rewriteWord(connection, registry, "_books", id, (word) => {
    return (word & ~(BOOK_FULL << 216n)) | (recordCount << 216n);
  });
  expect((await standingOf(state, id)).recordCount).to.equal(recordCount);
}

describe("Every action on a license", function () {
  for (const [name, { action, right, decision, call }] of Object.entries(managing)) {
    describe(name, function () {
      const load = () => networkHelpers.loadFixture(action === Action.Resume ? suspended : licensed);

      it("succeeds for an authority that is entitled, and writes a record", async function () {
        const state = await load();
        const { recordCount } = await standingOf(state, state.id);
        await send(state.anhui.operator, call(state, state.id, decision));
        expect((await standingOf(state, state.id)).recordCount).to.equal(recordCount + 1n);
      });

      it("refuses an unknown license", async function () {
        const state = await load();
        const { licenses, anhui } = state;
        const unknown = idOf(LAWYER, anhui, newLicense({ root: hashOf("unknown") }), grant);
        await expect(send(anhui.operator, call(state, unknown, decision)))
          .to.be.revertedWithCustomError(licenses, "LicenseRegistryUnknownLicense")
          .withArgs(unknown);
      });

      it("refuses an account that is nobody's key", async function () {
        const state = await load();
        const { authorities, holder, id } = state;
        await expect(send(holder, call(state, id, decision)))
          .to.be.revertedWithCustomError(authorities, "AuthorityRegistryUnknownKey")
          .withArgs(holder);
      });

      it("refuses an administering key", async function () {
        const state = await load();
        const { authorities, anhui, id } = state;
        await expect(send(anhui.administrator, call(state, id, decision)))
          .to.be.revertedWithCustomError(authorities, "AuthorityRegistryMissingRole")
          .withArgs(anhui.administrator, Role.Operate);
      });

      it("refuses an authority that lacks the right, whatever else it may do", async function () {
        const state = await load();
        const { authorities, anhui, id } = state;
        await authorities.accreditRoot(anhui.id, LAWYER, ALL_RIGHTS - setOf(right));
        await expect(send(anhui.operator, call(state, id, decision)))
          .to.be.revertedWithCustomError(authorities, "AuthorityRegistryNotAccredited")
          .withArgs(anhui.id, LAWYER, right);
      });

      it("asks for no other right, but a transfer for that to issue", async function () {
        const state = await load();
        const { authorities, anhui, id } = state;
        if (action === Action.Transfer) {
          await authorities.accreditRoot(anhui.id, LAWYER, setOf(right));
          await expect(send(anhui.operator, call(state, id, decision)))
            .to.be.revertedWithCustomError(authorities, "AuthorityRegistryNotAccredited")
            .withArgs(anhui.id, LAWYER, Right.Issue);
        }
        await authorities.accreditRoot(anhui.id, LAWYER, setOf(...rightsFor(action, right)));
        await expect(send(anhui.operator, call(state, id, decision))).not.to.be.revert(ethers);
      });

      it("refuses an authority accredited for another license type alone", async function () {
        const state = await load();
        const { authorities, anhui, id } = state;
        await authorities.accreditRoot(anhui.id, LAWYER, NO_RIGHTS);
        await expect(send(anhui.operator, call(state, id, decision)))
          .to.be.revertedWithCustomError(authorities, "AuthorityRegistryNotAccredited")
          .withArgs(anhui.id, LAWYER, right);
      });

      it("refuses an authority that was deactivated", async function () {
        const state = await load();
        const { authorities, anhui, id } = state;
        await authorities.deactivateByGovernance(anhui.id);
        await expect(send(anhui.operator, call(state, id, decision)))
          .to.be.revertedWithCustomError(authorities, "AuthorityRegistryInactive")
          .withArgs(anhui.id, anhui.id);
      });

      // From another region, a transfer is what it is for: it has tests of its own.
      if (action !== Action.Transfer) {
        it("refuses an authority of another province, and of another city, with every right", async function () {
          const state = await load();
          const { authorities, licenses, anhui, bozhou, shanghai, id } = state;
          await authorities.connect(anhui.administrator).accredit(bozhou.id, LAWYER, ALL_RIGHTS);
          for (const { operator, id: authority, region } of [bozhou, shanghai]) {
            await expect(send(operator, call(state, id, decision)))
              .to.be.revertedWithCustomError(licenses, "LicenseRegistryRegionNotCovered")
              .withArgs(authority, region, Region.hefei);
          }
        });
      }

      it("refuses an unknown reason", async function () {
        const state = await load();
        const { catalog, anhui, id } = state;
        await expect(send(anhui.operator, call(state, id, { ...decision, reason: UNKNOWN_REASON })))
          .to.be.revertedWithCustomError(catalog, "LicenseCatalogUnknownReason")
          .withArgs(LAWYER, UNKNOWN_REASON);
      });

      it("refuses a reason for another action", async function () {
        const state = await load();
        const { catalog, anhui, id } = state;
        for (const { number, rule } of Object.values(reason)) {
          if (rule.action === action) continue;
          await expect(send(anhui.operator, call(state, id, decisionFor(number))))
            .to.be.revertedWithCustomError(catalog, "LicenseCatalogWrongAction")
            .withArgs(LAWYER, number, action, rule.action);
        }
      });

      it("refuses a decision of longer ago than the reason allows, and of tomorrow", async function () {
        const state = await load();
        const { catalog, anhui, id } = state;
        const { maxDaysBack, maxDaysAhead } = await catalog.reasonOf(LAWYER, decision.reason);
        for (const effectiveOn of [TODAY - maxDaysBack - 1n, TODAY + maxDaysAhead + 1n]) {
          await expect(send(anhui.operator, call(state, id, { ...decision, effectiveOn })))
            .to.be.revertedWithCustomError(catalog, "LicenseCatalogEffectiveDayOutOfBounds")
            .withArgs(effectiveOn, TODAY, maxDaysBack, maxDaysAhead);
        }
      });

      it("refuses a reason that governance has closed", async function () {
        const state = await load();
        const { catalog, anhui, id } = state;
        await catalog.closeReason(LAWYER, decision.reason, TODAY - 1n, TODAY);
        await expect(send(anhui.operator, call(state, id, decision)))
          .to.be.revertedWithCustomError(catalog, "LicenseCatalogReasonNotInUse")
          .withArgs(LAWYER, decision.reason, TODAY);
      });

      it("refuses to name an approver where none is needed", async function () {
        const state = await load();
        const { authorities, anhui, hefei, id } = state;
        for (const approver of [anhui.id, hefei.id]) {
          await expect(send(anhui.operator, call(state, id, { ...decision, approver })))
            .to.be.revertedWithCustomError(authorities, "JointApprovalNotNeeded")
            .withArgs(approver);
        }
      });

      it("refuses one record more than can be counted", async function () {
        const state = await load();
        const { licenses, anhui, id } = state;
        await fillBook(state, BOOK_FULL);
        await expect(send(anhui.operator, call(state, id, decision)))
          .to.be.revertedWithCustomError(licenses, "LicenseRegistryBookFull")
          .withArgs(id);
      });

      const ends = ([Action.Reissue, Action.Transfer, Action.Revoke, Action.Annul, Action.Cancel] as bigint[]).includes(
        action,
      );
      it(`${ends ? "has" : "does not have"} the last places of a book to itself`, async function () {
        const state = await load();
        const { licenses, anhui, id } = state;
        await fillBook(state, NOTES_FULL - 1n);
        const last = await networkHelpers.takeSnapshot();
        await expect(send(anhui.operator, call(state, id, decision))).not.to.be.revert(ethers);
        await last.restore();
        await fillBook(state, NOTES_FULL);
        const sending = send(anhui.operator, call(state, id, decision));
        if (ends) await expect(sending).not.to.be.revert(ethers);
        else await expect(sending).to.be.revertedWithCustomError(licenses, "LicenseRegistryBookFull").withArgs(id);
      });
    });
  }
});
