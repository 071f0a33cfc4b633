import { expect } from "chai";
import { id as hashOf } from "ethers";
import { network } from "hardhat";

import {
  actionOf,
  approve,
  type Authority,
  decisionFor,
  idOf,
  LAWYER,
  MORNING,
  newLicense,
  reason,
  send,
  sendApproved,
  suspension,
  TODAY,
} from "../fixture.js";
import { expectAction, expectIssued, licensed, type Licensed, statusOf } from "../records.js";
import { replayRegister } from "../replay.js";
import { Action, ALL_RIGHTS, ApprovalRule, DAY, Region, Right, setOf, Status } from "../terms.js";

const { networkHelpers } = await network.create(MORNING);
const { time } = networkHelpers;
const load = () => networkHelpers.loadFixture(licensed);

const NOBODY = 0n;

/** The same license in another region, as a decision with this approver carries it there. */
function movingTo(region: bigint, { approver, unreviewed = false }: { approver: bigint; unreviewed?: boolean }) {
  const { number } = unreviewed ? reason.moveUnreviewed : reason.move;
  return { license: newLicense({ region, root: hashOf("moved") }), decision: decisionFor(number, { approver }) };
}

function transferring({ licenses, id }: Licensed, { license, decision }: ReturnType<typeof movingTo>) {
  return licenses.transfer.populateTransaction(id, license, decision);
}

describe("LicenseRegistry.transfer", function () {
  describe("within the province", function () {
    it("supersedes the license by one in the other city, which has reviewed it", async function () {
      const state = await load();
      const { licenses, anhui, bozhou, hefei, id } = state;
      const move = movingTo(Region.bozhou, { approver: bozhou.id });
      const newId = idOf(LAWYER, anhui, move.license, move.decision);

      const moving = await expectAction(
        state,
        id,
        () => sendApproved(state, bozhou.operator, anhui, transferring(state, move)),
        {
          by: anhui.operator,
          action: Action.Transfer,
          decision: move.decision,
          detail: newId,
          changes: { status: Status.Superseded, succeeded: true },
        },
      );

      await expectIssued(state, moving, newId, { by: anhui.operator, action: Action.Transfer, ...move });
      expect(await licenses.registerOf(anhui.id)).to.deep.equal([replayRegister([newId]), 1n, 1n]);
      expect(await licenses.registerOf(hefei.id)).to.deep.equal([replayRegister([id]), 1n, 0n]);
    });

    it("refuses the review of the city that sends: it does not cover where the license goes", async function () {
      const state = await load();
      const { licenses, anhui, hefei } = state;
      const move = movingTo(Region.bozhou, { approver: hefei.id });
      await expect(sendApproved(state, hefei.operator, anhui, transferring(state, move)))
        .to.be.revertedWithCustomError(licenses, "LicenseRegistryRegionNotCovered")
        .withArgs(hefei.id, Region.hefei, Region.bozhou);
    });

    it("refuses a city that has not reviewed", async function () {
      const state = await load();
      const { authorities, anhui, bozhou } = state;
      const move = movingTo(Region.bozhou, { approver: bozhou.id });
      const call = transferring(state, move);
      await expect(send(anhui.operator, call))
        .to.be.revertedWithCustomError(authorities, "JointApprovalMissing")
        .withArgs(await actionOf(state, anhui, call), bozhou.id);
    });

    it("goes without review where the reason asks for none", async function () {
      const state = await load();
      const { anhui, id } = state;
      const move = movingTo(Region.bozhou, { approver: NOBODY, unreviewed: true });
      await send(anhui.operator, transferring(state, move));
      expect(await statusOf(state, id)).to.equal(Status.Superseded);
    });

    it("is not for a city that does not cover where the license goes", async function () {
      const state = await load();
      const { licenses, hefei } = state;
      const move = movingTo(Region.bozhou, { approver: NOBODY, unreviewed: true });
      await expect(send(hefei.operator, transferring(state, move)))
        .to.be.revertedWithCustomError(licenses, "LicenseRegistryRegionNotCovered")
        .withArgs(hefei.id, Region.hefei, Region.bozhou);
    });
  });

  describe("across provinces", function () {
    for (const { who, sender } of [
      { who: "province", sender: ({ anhui }: Licensed) => anhui },
      { who: "city", sender: ({ hefei }: Licensed) => hefei },
    ]) {
      it(`ends the old license and issues the new one in one step, acknowledged by the sending ${who}`, async function () {
        const state = await load();
        const { licenses, shanghai, hefei, id } = state;
        const move = movingTo(Region.shanghaiHuangpu, { approver: sender(state).id });
        const newId = idOf(LAWYER, shanghai, move.license, move.decision);

        const moving = await expectAction(
          state,
          id,
          () => sendApproved(state, sender(state).operator, shanghai, transferring(state, move)),
          {
            by: shanghai.operator,
            action: Action.Transfer,
            decision: move.decision,
            detail: newId,
            changes: { status: Status.Transferred, succeeded: true },
          },
        );

        await expectIssued(state, moving, newId, { by: shanghai.operator, action: Action.Transfer, ...move });
        expect(await licenses.registerOf(shanghai.id)).to.deep.equal([replayRegister([newId]), 1n, 1n]);
        expect(await licenses.registerOf(hefei.id)).to.deep.equal([replayRegister([id]), 1n, 0n]);
      });
    }

    it("serves between two cities of a province too, without the province", async function () {
      const state = await load();
      const { bozhou, hefei, id } = state;
      const move = movingTo(Region.bozhou, { approver: hefei.id });
      await sendApproved(state, hefei.operator, bozhou, transferring(state, move));
      expect(await statusOf(state, id)).to.equal(Status.Transferred);
      expect(await statusOf(state, idOf(LAWYER, bozhou, move.license, move.decision))).to.equal(Status.Active);
    });

    describe("never without the acknowledgement, whatever the catalog asks", function () {
      for (const { what, approval } of [
        { what: "nothing", approval: ApprovalRule.None },
        { what: "a second key", approval: ApprovalRule.AnotherKey },
        { what: "another authority", approval: ApprovalRule.AnotherAuthority },
      ]) {
        it(`refuses to do without where the catalog asks for ${what}`, async function () {
          const state = await load();
          const { authorities, catalog, anhui, shanghai, id } = state;
          await catalog.setApproval(LAWYER, reason.move.number, approval);
          for (const approver of [NOBODY, shanghai.id]) {
            const move = movingTo(Region.shanghai, { approver });
            await expect(send(shanghai.operator, transferring(state, move)))
              .to.be.revertedWithCustomError(authorities, "JointApprovalNeedsAnotherAuthority")
              .withArgs(shanghai.id, approver);
          }
          const call = transferring(state, movingTo(Region.shanghai, { approver: anhui.id }));
          await expect(send(shanghai.operator, call))
            .to.be.revertedWithCustomError(authorities, "JointApprovalMissing")
            .withArgs(await actionOf(state, shanghai, call), anhui.id);
          expect(await statusOf(state, id)).to.equal(Status.Active);
        });
      }
    });

    it("refuses the acknowledgement of an authority that does not cover the license", async function () {
      const state = await load();
      const { licenses, shanghai, bozhou, id } = state;
      const move = movingTo(Region.shanghai, { approver: bozhou.id });
      await expect(sendApproved(state, bozhou.operator, shanghai, transferring(state, move)))
        .to.be.revertedWithCustomError(licenses, "LicenseRegistryRegionNotCovered")
        .withArgs(bozhou.id, Region.bozhou, Region.hefei);
      expect(await statusOf(state, id)).to.equal(Status.Active);
    });

    it("refuses the acknowledgement of an authority without the right to transfer, though it may review", async function () {
      const state = await load();
      const { authorities, anhui, hefei, shanghai } = state;
      const rights = ALL_RIGHTS - setOf(Right.Transfer);
      await authorities.connect(anhui.administrator).accredit(hefei.id, LAWYER, rights);
      const move = movingTo(Region.shanghai, { approver: hefei.id });
      await expect(sendApproved(state, hefei.operator, shanghai, transferring(state, move)))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryNotAccredited")
        .withArgs(hefei.id, LAWYER, Right.Transfer);
    });

    it("asks the receiving authority for the right to transfer", async function () {
      const state = await load();
      const { authorities, anhui, shanghai } = state;
      await authorities.accreditRoot(shanghai.id, LAWYER, ALL_RIGHTS - setOf(Right.Transfer));
      const move = movingTo(Region.shanghai, { approver: anhui.id });
      await expect(sendApproved(state, anhui.operator, shanghai, transferring(state, move)))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryNotAccredited")
        .withArgs(shanghai.id, LAWYER, Right.Transfer);
    });

    it("does not take a license to a third province", async function () {
      const state = await load();
      const { licenses, anhui, shanghai } = state;
      const move = movingTo(Region.jiangsu, { approver: anhui.id });
      await expect(sendApproved(state, anhui.operator, shanghai, transferring(state, move)))
        .to.be.revertedWithCustomError(licenses, "LicenseRegistryRegionNotCovered")
        .withArgs(shanghai.id, Region.shanghai, Region.jiangsu);
    });

    it("times out: without a step in time, the license stays where it is", async function () {
      const state = await load();
      const { authorities, anhui, shanghai, id } = state;
      const call = transferring(state, movingTo(Region.shanghai, { approver: anhui.id }));
      const expiresAt = (await state.now()) + DAY;
      const action = await approve(state, anhui.operator, shanghai, call);
      await time.increaseTo(expiresAt + 1n);
      await expect(send(shanghai.operator, call))
        .to.be.revertedWithCustomError(authorities, "JointApprovalExpired")
        .withArgs(action, anhui.id, expiresAt);
      expect(await statusOf(state, id)).to.equal(Status.Active);
    });

    it("is broken off by withdrawing the acknowledgement", async function () {
      const state = await load();
      const { authorities, anhui, shanghai, id } = state;
      const call = transferring(state, movingTo(Region.shanghai, { approver: anhui.id }));
      const action = await approve(state, anhui.operator, shanghai, call);
      await authorities.connect(anhui.operator).withdrawApproval(action);
      await expect(send(shanghai.operator, call))
        .to.be.revertedWithCustomError(authorities, "JointApprovalMissing")
        .withArgs(action, anhui.id);
      expect(await statusOf(state, id)).to.equal(Status.Active);
    });
  });

  describe("given a suspension that runs", function () {
    const moves: Readonly<Record<string, (state: Licensed) => { by: Authority; from: Authority; region: bigint }>> = {
      "within the province": ({ anhui, bozhou }) => ({ by: anhui, from: bozhou, region: Region.bozhou }),
      "across provinces": ({ anhui, shanghai }) => ({ by: shanghai, from: anhui, region: Region.shanghai }),
    };
    for (const [where, moveOf] of Object.entries(moves)) {
      it(`is refused ${where}`, async function () {
        const state = await load();
        const { licenses, hefei, id } = state;
        const { by, from, region } = moveOf(state);
        await licenses.connect(hefei.operator).suspend(id, suspension, TODAY + 119n);
        const call = transferring(state, movingTo(region, { approver: from.id }));
        await expect(sendApproved(state, from.operator, by, call))
          .to.be.revertedWithCustomError(licenses, "LicenseRegistryNotAllowed")
          .withArgs(id, Status.Suspended, Action.Transfer);
      });
    }
  });

  it("moves a license once", async function () {
    const state = await load();
    const { licenses, anhui, shanghai, id } = state;
    const call = transferring(state, movingTo(Region.shanghai, { approver: anhui.id }));
    await sendApproved(state, anhui.operator, shanghai, call);
    await expect(sendApproved(state, anhui.operator, shanghai, call))
      .to.be.revertedWithCustomError(licenses, "LicenseRegistryNotAllowed")
      .withArgs(id, Status.Transferred, Action.Transfer);
  });
});
