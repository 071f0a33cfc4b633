import { expect } from "chai";
import { id as hashOf, keccak256, ZeroAddress } from "ethers";
import { network } from "hardhat";

import { managing, rightsFor } from "./actions.js";
import {
  actionOf,
  approve,
  assessment,
  type Call,
  decisionFor,
  idOf,
  issue,
  LAWYER,
  MORNING,
  type NewLicense,
  newLicense,
  newLicenses,
  reason,
  recordOf,
  registries,
  type Registries,
  send,
  sendApproved,
  suspension,
  TODAY,
} from "./fixture.js";
import { keyNumber, standingOf, statusOf } from "./records.js";
import {
  Action,
  ALL_RIGHTS,
  ApprovalRule,
  DAY,
  NO_RIGHTS,
  OPERATE,
  Region,
  Right,
  Role,
  setOf,
  Status,
} from "./terms.js";

const { ethers, networkHelpers } = await network.create(MORNING);
const { time } = networkHelpers;
const load = () => networkHelpers.loadFixture(registries);

const NOBODY = 0n;
const UNKNOWN_AUTHORITY = 99n;
const MAX_APPROVAL_PERIOD = 90n * DAY;
const NO_APPROVAL = [ZeroAddress, 0n];
const ACTION = hashOf("an action");

const license = newLicense({ region: Region.bozhou });

/** Anhui's issue for Bozhou, on review by the authority named. */
function reviewedBy({ licenses }: Registries, approver: bigint, change: Partial<NewLicense> = {}): Call {
  const decision = decisionFor(reason.reviewed.number, { approver });
  return licenses.issue.populateTransaction(LAWYER, { ...license, ...change }, decision);
}

/** Anhui's issue, on a check by the authority named, which must be Anhui. */
function checkedBy({ licenses }: Registries, approver: bigint): Call {
  const decision = decisionFor(reason.checked.number, { approver });
  return licenses.issue.populateTransaction(LAWYER, license, decision);
}

/** The moment at which the next block will be made, if nothing else is sent. */
async function atNextBlock(): Promise<bigint> {
  const moment = BigInt(await time.latest()) + 60n;
  await time.setNextBlockTimestamp(moment);
  return moment;
}

describe("JointApproval", function () {
  describe("hashAction", function () {
    it("binds contract, chain, acting authority and calldata", async function () {
      const state = await load();
      const { authorities, licenses, anhui, bozhou } = state;
      const call = reviewedBy(state, bozhou.id);
      const { data } = await call;
      const action = await authorities.hashAction(await licenses.getAddress(), anhui.id, keccak256(data));
      expect(action).to.equal(await actionOf(state, anhui, call));
      const elsewhere = await actionOf({ ...state, chainId: state.chainId + 1n }, anhui, call);
      expect(action).to.not.equal(elsewhere);
    });
  });

  describe("approveAction", function () {
    it("keeps who approved, and until when", async function () {
      const state = await load();
      const { authorities, bozhou } = state;
      const expiresAt = (await state.now()) + DAY;
      await expect(authorities.connect(bozhou.operator).approveAction(ACTION, expiresAt))
        .to.emit(authorities, "ActionApproved")
        .withArgs(ACTION, bozhou.id, await keyNumber(state, bozhou.operator), expiresAt);
      expect(await authorities.approvalOf(ACTION, bozhou.id)).to.deep.equal([bozhou.operator.address, expiresAt]);
    });

    it("keeps each authority's apart", async function () {
      const state = await load();
      const { authorities, bozhou, hefei, anhui } = state;
      const now = await state.now();
      await authorities.connect(bozhou.operator).approveAction(ACTION, now + DAY);
      await authorities.connect(hefei.operator).approveAction(ACTION, now + 2n * DAY);
      expect(await authorities.approvalOf(ACTION, bozhou.id)).to.deep.equal([bozhou.operator.address, now + DAY]);
      expect(await authorities.approvalOf(ACTION, hefei.id)).to.deep.equal([hefei.operator.address, now + 2n * DAY]);
      expect(await authorities.approvalOf(ACTION, anhui.id)).to.deep.equal(NO_APPROVAL);
      expect(await authorities.approvalOf(hashOf("another action"), bozhou.id)).to.deep.equal(NO_APPROVAL);
    });

    it("renews an approval: later, earlier, and by another key", async function () {
      const state = await load();
      const { authorities, anhui, checker } = state;
      const now = await state.now();
      for (const { key, expiresAt } of [
        { key: anhui.operator, expiresAt: now + DAY },
        { key: anhui.operator, expiresAt: now + 2n * DAY },
        { key: checker, expiresAt: now + DAY },
      ]) {
        await authorities.connect(key).approveAction(ACTION, expiresAt);
        expect(await authorities.approvalOf(ACTION, anhui.id)).to.deep.equal([key.address, expiresAt]);
      }
    });

    describe("given when it expires", function () {
      it("accepts the present second and ninety days ahead", async function () {
        const { authorities, bozhou } = await load();
        expect(await authorities.MAX_APPROVAL_PERIOD()).to.equal(MAX_APPROVAL_PERIOD);
        for (const ahead of [0n, MAX_APPROVAL_PERIOD]) {
          const expiresAt = (await atNextBlock()) + ahead;
          await authorities.connect(bozhou.operator).approveAction(ACTION, expiresAt);
          expect((await authorities.approvalOf(ACTION, bozhou.id)).expiresAt).to.equal(expiresAt);
        }
      });

      it("refuses the second before and the second after", async function () {
        const { authorities, bozhou } = await load();
        for (const ahead of [-1n, MAX_APPROVAL_PERIOD + 1n]) {
          const now = await atNextBlock();
          await expect(authorities.connect(bozhou.operator).approveAction(ACTION, now + ahead))
            .to.be.revertedWithCustomError(authorities, "JointApprovalInvalidExpiry")
            .withArgs(now + ahead, now, now + MAX_APPROVAL_PERIOD);
        }
        expect(await authorities.approvalOf(ACTION, bozhou.id)).to.deep.equal(NO_APPROVAL);
      });
    });

    it("is for operating keys of active authorities", async function () {
      const state = await load();
      const { authorities, anhui, bozhou, hefei, stranger } = state;
      const expiresAt = (await state.now()) + DAY;
      const approving = (key: typeof stranger) => authorities.connect(key).approveAction(ACTION, expiresAt);
      await expect(approving(stranger))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryUnknownKey")
        .withArgs(stranger);
      await expect(approving(bozhou.administrator))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryMissingRole")
        .withArgs(bozhou.administrator, Role.Operate);
      const removal = await authorities.connect(bozhou.administrator).removeKey(bozhou.operator);
      await expect(approving(bozhou.operator))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryKeyRemoved")
        .withArgs(bozhou.operator, (await recordOf(removal)).time);
      await authorities.deactivateByGovernance(anhui.id);
      await expect(approving(hefei.operator))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryInactive")
        .withArgs(hefei.id, anhui.id);
    });
  });

  describe("withdrawApproval", function () {
    it("withdraws an approval of the caller's authority, by any key of it", async function () {
      const state = await load();
      const { authorities, anhui, checker } = state;
      await authorities.connect(anhui.operator).approveAction(ACTION, (await state.now()) + DAY);
      await expect(authorities.connect(checker).withdrawApproval(ACTION))
        .to.emit(authorities, "ApprovalWithdrawn")
        .withArgs(ACTION, anhui.id, await keyNumber(state, checker));
      expect(await authorities.approvalOf(ACTION, anhui.id)).to.deep.equal(NO_APPROVAL);
    });

    it("does not reach another authority's", async function () {
      const state = await load();
      const { authorities, anhui, bozhou } = state;
      await authorities.connect(bozhou.operator).approveAction(ACTION, (await state.now()) + DAY);
      await expect(authorities.connect(anhui.operator).withdrawApproval(ACTION))
        .to.be.revertedWithCustomError(authorities, "JointApprovalMissing")
        .withArgs(ACTION, anhui.id);
      expect((await authorities.approvalOf(ACTION, bozhou.id)).account).to.equal(bozhou.operator.address);
    });

    it("is refused a second time", async function () {
      const state = await load();
      const { authorities, bozhou } = state;
      const approver = authorities.connect(bozhou.operator);
      await approver.approveAction(ACTION, (await state.now()) + DAY);
      await approver.withdrawApproval(ACTION);
      await expect(approver.withdrawApproval(ACTION))
        .to.be.revertedWithCustomError(authorities, "JointApprovalMissing")
        .withArgs(ACTION, bozhou.id);
    });

    it("takes a key that may still act", async function () {
      const { authorities, stranger } = await load();
      await expect(authorities.connect(stranger).withdrawApproval(ACTION))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryUnknownKey")
        .withArgs(stranger);
    });
  });

  describe("an action that needs another authority", function () {
    it("is carried out on its approval, which is used up", async function () {
      const state = await load();
      const { authorities, licenses, anhui, bozhou } = state;
      const call = reviewedBy(state, bozhou.id);
      const action = await actionOf(state, anhui, call);

      await expect(sendApproved(state, bozhou.operator, anhui, call))
        .to.emit(authorities, "ApprovalConsumed")
        .withArgs(action, bozhou.id, await keyNumber(state, bozhou.operator));

      const decision = decisionFor(reason.reviewed.number, { approver: bozhou.id });
      expect(await statusOf(state, idOf(LAWYER, anhui, license, decision))).to.equal(Status.Active);
      expect(await authorities.approvalOf(action, bozhou.id)).to.deep.equal(NO_APPROVAL);
      expect((await licenses.registerOf(anhui.id)).count).to.equal(1n);
    });

    for (const { what, approver } of [
      { what: "names no approver", approver: () => NOBODY },
      { what: "names the acting authority", approver: ({ anhui }: Registries) => anhui.id },
    ]) {
      it(`is refused where it ${what}`, async function () {
        const state = await load();
        const { authorities, anhui, checker } = state;
        const call = reviewedBy(state, approver(state));
        await expect(sendApproved(state, checker, anhui, call))
          .to.be.revertedWithCustomError(authorities, "JointApprovalNeedsAnotherAuthority")
          .withArgs(anhui.id, approver(state));
      });
    }

    it("is refused without an approval", async function () {
      const state = await load();
      const { authorities, licenses, anhui, bozhou } = state;
      const call = reviewedBy(state, bozhou.id);
      await expect(send(anhui.operator, call))
        .to.be.revertedWithCustomError(authorities, "JointApprovalMissing")
        .withArgs(await actionOf(state, anhui, call), bozhou.id);
      expect((await licenses.registerOf(anhui.id)).count).to.equal(0n);
    });

    it("is refused on the approval of another than it names", async function () {
      const state = await load();
      const { authorities, anhui, bozhou, hefei } = state;
      for (const approver of [hefei.id, UNKNOWN_AUTHORITY]) {
        const call = reviewedBy(state, approver);
        await expect(sendApproved(state, bozhou.operator, anhui, call))
          .to.be.revertedWithCustomError(authorities, "JointApprovalMissing")
          .withArgs(await actionOf(state, anhui, call), approver);
      }
    });

    it("is refused with other arguments than were approved", async function () {
      const state = await load();
      const { authorities, anhui, bozhou, holder } = state;
      await approve(state, bozhou.operator, anhui, reviewedBy(state, bozhou.id));
      for (const change of [
        { root: hashOf("another document") },
        { holder: holder.address },
        { region: Region.bozhouQiaocheng },
      ]) {
        const call = reviewedBy(state, bozhou.id, change);
        await expect(send(anhui.operator, call))
          .to.be.revertedWithCustomError(authorities, "JointApprovalMissing")
          .withArgs(await actionOf(state, anhui, call), bozhou.id);
      }
    });

    it("is refused to another authority than was meant to act", async function () {
      const state = await load();
      const { authorities, anhui, bozhou, hefei } = state;
      const call = reviewedBy(state, hefei.id);
      await approve(state, hefei.operator, anhui, call);
      await expect(send(bozhou.operator, call))
        .to.be.revertedWithCustomError(authorities, "JointApprovalMissing")
        .withArgs(await actionOf(state, bozhou, call), hefei.id);
    });

    it("may come from any operating key of the acting authority", async function () {
      const state = await load();
      const { licenses, anhui, bozhou, checker } = state;
      const call = reviewedBy(state, bozhou.id);
      await approve(state, bozhou.operator, anhui, call);
      await send(checker, call);
      expect((await licenses.registerOf(anhui.id)).count).to.equal(1n);
    });

    it("is refused once the approval was withdrawn", async function () {
      const state = await load();
      const { authorities, anhui, bozhou } = state;
      const call = reviewedBy(state, bozhou.id);
      const action = await approve(state, bozhou.operator, anhui, call);
      await authorities.connect(bozhou.operator).withdrawApproval(action);
      await expect(send(anhui.operator, call))
        .to.be.revertedWithCustomError(authorities, "JointApprovalMissing")
        .withArgs(action, bozhou.id);
    });

    describe("given when the approval expires", function () {
      it("is carried out in that second", async function () {
        const state = await load();
        const { licenses, authorities, anhui, bozhou } = state;
        const call = reviewedBy(state, bozhou.id);
        const action = await approve(state, bozhou.operator, anhui, call);
        const { expiresAt } = await authorities.approvalOf(action, bozhou.id);
        await time.setNextBlockTimestamp(expiresAt);
        await send(anhui.operator, call);
        expect((await licenses.registerOf(anhui.id)).count).to.equal(1n);
      });

      it("is refused a second later, until the approval is renewed", async function () {
        const state = await load();
        const { licenses, authorities, anhui, bozhou } = state;
        const call = reviewedBy(state, bozhou.id);
        const action = await approve(state, bozhou.operator, anhui, call);
        const { expiresAt } = await authorities.approvalOf(action, bozhou.id);
        await time.increaseTo(expiresAt + 1n);
        await expect(send(anhui.operator, call))
          .to.be.revertedWithCustomError(authorities, "JointApprovalExpired")
          .withArgs(action, bozhou.id, expiresAt);
        await sendApproved(state, bozhou.operator, anhui, call);
        expect((await licenses.registerOf(anhui.id)).count).to.equal(1n);
      });
    });

    describe("is judged by what the approving key may do when the action is carried out", function () {
      it("and refused once the key was removed", async function () {
        const state = await load();
        const { authorities, anhui, bozhou } = state;
        const call = reviewedBy(state, bozhou.id);
        await approve(state, bozhou.operator, anhui, call);
        const removal = await authorities.connect(bozhou.administrator).removeKey(bozhou.operator);
        await expect(send(anhui.operator, call))
          .to.be.revertedWithCustomError(authorities, "AuthorityRegistryKeyRemoved")
          .withArgs(bozhou.operator, (await recordOf(removal)).time);
      });

      it("and carried out on the approval of another key, put in the removed one's place", async function () {
        const state = await load();
        const { authorities, licenses, anhui, bozhou, stranger } = state;
        const call = reviewedBy(state, bozhou.id);
        await approve(state, bozhou.operator, anhui, call);
        await authorities.connect(bozhou.administrator).removeKey(bozhou.operator);
        await authorities.connect(bozhou.administrator).addKey(stranger, OPERATE);
        await sendApproved(state, stranger, anhui, call);
        expect((await licenses.registerOf(anhui.id)).count).to.equal(1n);
      });

      for (const { who, withdraw } of [
        {
          who: "the approver",
          withdraw: ({ authorities, anhui, bozhou }: Registries) => {
            return authorities.connect(anhui.administrator).accredit(bozhou.id, LAWYER, setOf(Right.Issue));
          },
        },
        {
          who: "its parent",
          withdraw: ({ authorities, anhui }: Registries) => {
            return authorities.accreditRoot(anhui.id, LAWYER, ALL_RIGHTS - setOf(Right.Review));
          },
        },
      ]) {
        it(`and refused once ${who} lost the right to review`, async function () {
          const state = await load();
          const { authorities, anhui, bozhou } = state;
          const call = reviewedBy(state, bozhou.id);
          await approve(state, bozhou.operator, anhui, call);
          await withdraw(state);
          await expect(send(anhui.operator, call))
            .to.be.revertedWithCustomError(authorities, "AuthorityRegistryNotAccredited")
            .withArgs(bozhou.id, LAWYER, Right.Review);
        });
      }

      it("and refused once the approver was deactivated", async function () {
        const state = await load();
        const { authorities, anhui, bozhou } = state;
        const call = reviewedBy(state, bozhou.id);
        await approve(state, bozhou.operator, anhui, call);
        await authorities.connect(anhui.administrator).deactivate(bozhou.id);
        await expect(send(anhui.operator, call))
          .to.be.revertedWithCustomError(authorities, "AuthorityRegistryInactive")
          .withArgs(bozhou.id, bozhou.id);
      });

      it("and refused where the approver's region does not cover the license's", async function () {
        const state = await load();
        const { licenses, anhui, hefei, shanghai } = state;
        for (const approver of [hefei, shanghai]) {
          const call = reviewedBy(state, approver.id);
          await expect(sendApproved(state, approver.operator, anhui, call))
            .to.be.revertedWithCustomError(licenses, "LicenseRegistryRegionNotCovered")
            .withArgs(approver.id, approver.region, Region.bozhou);
        }
      });
    });

    it("leaves the approval in place when it is refused for another reason", async function () {
      const state = await load();
      const { authorities, licenses, anhui, bozhou } = state;
      const call = reviewedBy(state, bozhou.id, { region: Region.hefei });
      const action = await approve(state, bozhou.operator, anhui, call);
      await expect(send(anhui.operator, call)).to.be.revertedWithCustomError(
        licenses,
        "LicenseRegistryRegionNotCovered",
      );
      expect((await authorities.approvalOf(action, bozhou.id)).account).to.equal(bozhou.operator.address);
    });
  });

  describe("an action that needs a second key", function () {
    it("is carried out on the approval of another key of the same authority, which is used up", async function () {
      const state = await load();
      const { authorities, licenses, anhui, checker } = state;
      const call = checkedBy(state, anhui.id);
      const action = await actionOf(state, anhui, call);
      await expect(sendApproved(state, checker, anhui, call))
        .to.emit(authorities, "ApprovalConsumed")
        .withArgs(action, anhui.id, await keyNumber(state, checker));
      expect((await licenses.registerOf(anhui.id)).count).to.equal(1n);
      expect(await authorities.approvalOf(action, anhui.id)).to.deep.equal(NO_APPROVAL);
    });

    it("serves either way round", async function () {
      const state = await load();
      const { licenses, anhui, checker } = state;
      const call = checkedBy(state, anhui.id);
      await approve(state, anhui.operator, anhui, call);
      await send(checker, call);
      expect((await licenses.registerOf(anhui.id)).count).to.equal(1n);
    });

    it("is refused to the key that approved it", async function () {
      const state = await load();
      const { authorities, anhui } = state;
      const call = checkedBy(state, anhui.id);
      await expect(sendApproved(state, anhui.operator, anhui, call))
        .to.be.revertedWithCustomError(authorities, "JointApprovalSameKey")
        .withArgs(await actionOf(state, anhui, call), anhui.operator);
    });

    for (const { what, approver } of [
      { what: "names no approver", approver: () => NOBODY },
      { what: "names another authority", approver: ({ bozhou }: Registries) => bozhou.id },
    ]) {
      it(`is refused where it ${what}`, async function () {
        const state = await load();
        const { authorities, anhui, bozhou } = state;
        const call = checkedBy(state, approver(state));
        await expect(sendApproved(state, bozhou.operator, anhui, call))
          .to.be.revertedWithCustomError(authorities, "JointApprovalNeedsAnotherKey")
          .withArgs(anhui.id, approver(state));
      });
    }

    it("is refused to a second key younger than the accreditation delay, so that none is made up on the spot", async () => {
      const state = await load();
      const { authorities, licenses, anhui, stranger } = state;
      const delay = 3_600n;
      await authorities.setAccreditationDelay(delay);
      await authorities.connect(anhui.administrator).addKey(stranger, OPERATE);
      const { addedAt } = await authorities.keyOf(stranger);
      const call = checkedBy(state, anhui.id);
      await approve(state, stranger, anhui, call);
      await time.setNextBlockTimestamp(addedAt + delay - 1n);
      await expect(send(anhui.operator, call))
        .to.be.revertedWithCustomError(authorities, "JointApprovalTooEarly")
        .withArgs(await actionOf(state, anhui, call), stranger, addedAt + delay);
      await time.setNextBlockTimestamp(addedAt + delay);
      await send(anhui.operator, call);
      expect((await licenses.registerOf(anhui.id)).count).to.equal(1n);
    });

    it("is refused once the second key was removed", async function () {
      const state = await load();
      const { authorities, anhui, checker } = state;
      const call = checkedBy(state, anhui.id);
      await approve(state, checker, anhui, call);
      const removal = await authorities.connect(anhui.administrator).removeKey(checker);
      await expect(send(anhui.operator, call))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryKeyRemoved")
        .withArgs(checker, (await recordOf(removal)).time);
    });
  });

  describe("an approval", function () {
    it("serves once, though the very same call could be made again", async function () {
      const state = await load();
      const { authorities, catalog, licenses, anhui, checker } = state;
      await catalog.setApproval(LAWYER, assessment.reason, ApprovalRule.AnotherKey);
      const id = await issue(state, anhui, license);
      const call = licenses.annotate.populateTransaction(id, { ...assessment, approver: anhui.id });
      await sendApproved(state, checker, anhui, call);
      await expect(send(anhui.operator, call))
        .to.be.revertedWithCustomError(authorities, "JointApprovalMissing")
        .withArgs(await actionOf(state, anhui, call), anhui.id);
      await sendApproved(state, checker, anhui, call);
      expect((await standingOf(state, id)).recordCount).to.equal(3n);
    });

    it("is not found by another registry, which rests on the same authorities", async function () {
      const state = await load();
      const { authorities, catalog, descriptor, accessManager, anhui, bozhou } = state;
      const newer = await ethers.deployContract("LicenseRegistry", [
        await accessManager.getAddress(),
        await authorities.getAddress(),
        await catalog.getAddress(),
        await descriptor.getAddress(),
      ]);
      const call = reviewedBy(state, bozhou.id);
      const action = await approve(state, bozhou.operator, anhui, call);
      const there = reviewedBy({ ...state, licenses: newer }, bozhou.id);
      expect((await there).data).to.equal((await call).data);
      await expect(send(anhui.operator, there))
        .to.be.revertedWithCustomError(authorities, "JointApprovalMissing")
        .withArgs(await actionOf(state, anhui, there), bozhou.id);
      expect((await authorities.approvalOf(action, bozhou.id)).account).to.equal(bozhou.operator.address);
    });

    it("is not to be used up by whoever calls for it", async function () {
      const state = await load();
      const { authorities, anhui, bozhou, stranger } = state;
      const call = reviewedBy(state, bozhou.id);
      const action = await approve(state, bozhou.operator, anhui, call);
      const { data } = await call;
      for (const caller of [stranger, bozhou.operator, anhui.operator]) {
        const consumption = authorities
          .connect(caller)
          .consumeApproval(
            keccak256(data),
            anhui.operator,
            ApprovalRule.AnotherAuthority,
            bozhou.id,
            LAWYER,
            Right.Review,
          );
        await expect(consumption)
          .to.be.revertedWithCustomError(authorities, "JointApprovalMissing")
          .withArgs(await authorities.hashAction(caller, anhui.id, keccak256(data)), bozhou.id);
      }
      expect((await authorities.approvalOf(action, bozhou.id)).account).to.equal(bozhou.operator.address);
      await send(anhui.operator, call);
    });

    it("is used up by the contract that it is for, in the name of a key that may act", async function () {
      const state = await load();
      const { authorities, anhui, bozhou, stranger } = state;
      const callHash = hashOf("the calldata of a contract that is to come");
      const action = await authorities.hashAction(stranger, anhui.id, callHash);
      await authorities.connect(bozhou.operator).approveAction(action, (await state.now()) + DAY);
      const consume = (maker: typeof stranger, rule: bigint) =>
        authorities.connect(stranger).consumeApproval(callHash, maker, rule, bozhou.id, LAWYER, Right.Review);
      await expect(consume(anhui.administrator, ApprovalRule.AnotherAuthority))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryMissingRole")
        .withArgs(anhui.administrator, Role.Operate);
      await expect(consume(anhui.operator, ApprovalRule.None))
        .to.be.revertedWithCustomError(authorities, "JointApprovalNotNeeded")
        .withArgs(bozhou.id);
      await expect(consume(anhui.operator, ApprovalRule.AnotherAuthority))
        .to.emit(authorities, "ApprovalConsumed")
        .withArgs(action, bozhou.id, await keyNumber(state, bozhou.operator));
    });
  });

  describe("a batch", function () {
    const batch = newLicenses(3, { region: Region.bozhou });

    function reviewedBatch({ licenses, bozhou }: Registries, of: readonly NewLicense[]): Call {
      const decision = decisionFor(reason.reviewed.number, { approver: bozhou.id });
      return licenses.issueBatch.populateTransaction(LAWYER, [...of], decision);
    }

    it("is approved as a batch", async function () {
      const state = await load();
      const { authorities, licenses, anhui, bozhou } = state;
      const call = reviewedBatch(state, batch);
      const issuing = await sendApproved(state, bozhou.operator, anhui, call);
      const consumed = await authorities.queryFilter(authorities.filters.ApprovalConsumed());
      expect(consumed.map(({ transactionHash }) => transactionHash)).to.deep.equal([issuing.hash]);
      expect((await licenses.registerOf(anhui.id)).count).to.equal(3n);
    });

    it("is not another batch, be it shorter or in another order", async function () {
      const state = await load();
      const { authorities, anhui, bozhou } = state;
      await approve(state, bozhou.operator, anhui, reviewedBatch(state, batch));
      for (const other of [batch.slice(1), batch.toReversed()]) {
        const call = reviewedBatch(state, other);
        await expect(send(anhui.operator, call))
          .to.be.revertedWithCustomError(authorities, "JointApprovalMissing")
          .withArgs(await actionOf(state, anhui, call), bozhou.id);
      }
    });

    it("is no issue of what is in it", async function () {
      const state = await load();
      const { authorities, anhui, bozhou } = state;
      await approve(state, bozhou.operator, anhui, reviewedBatch(state, batch));
      const call = reviewedBy(state, bozhou.id, batch[0]);
      await expect(send(anhui.operator, call))
        .to.be.revertedWithCustomError(authorities, "JointApprovalMissing")
        .withArgs(await actionOf(state, anhui, call), bozhou.id);
    });

    it("is refused whole where the approver does not cover every license", async function () {
      const state = await load();
      const { licenses, anhui, bozhou } = state;
      const spoilt = [...batch, newLicense({ region: Region.hefei })];
      await expect(sendApproved(state, bozhou.operator, anhui, reviewedBatch(state, spoilt)))
        .to.be.revertedWithCustomError(licenses, "LicenseRegistryRegionNotCovered")
        .withArgs(bozhou.id, Region.bozhou, Region.hefei);
      expect((await licenses.registerOf(anhui.id)).count).to.equal(0n);
    });
  });

  describe("every action, where the catalog asks", function () {
    /** A license of Bozhou's, which is suspended if the action is to resume it. */
    async function ready(action: bigint) {
      const state = await load();
      const { licenses, anhui, holder } = state;
      const id = await issue(state, anhui, { ...license, holder: holder.address });
      if (action === Action.Resume) {
        await licenses.connect(anhui.operator).suspend(id, suspension, TODAY + 119n);
      }
      return { ...state, id };
    }

    for (const [name, { action, right, decision, call }] of Object.entries(managing)) {
      it(`${name} needs a second key, which has the right of the action`, async function () {
        const state = await ready(action);
        const { authorities, catalog, anhui, checker, id } = state;
        await catalog.setApproval(LAWYER, decision.reason, ApprovalRule.AnotherKey);
        await expect(send(anhui.operator, call(state, id, decision)))
          .to.be.revertedWithCustomError(authorities, "JointApprovalNeedsAnotherKey")
          .withArgs(anhui.id, NOBODY);
        const checked = call(state, id, { ...decision, approver: anhui.id });
        await authorities.accreditRoot(anhui.id, LAWYER, setOf(...rightsFor(action, right)));
        await expect(sendApproved(state, checker, anhui, checked))
          .to.emit(authorities, "ApprovalConsumed")
          .withArgs(await actionOf(state, anhui, checked), anhui.id, await keyNumber(state, checker));
      });

      it(`${name} needs another authority, which may review`, async function () {
        const state = await ready(action);
        const { authorities, catalog, licenses, anhui, bozhou, hefei, id } = state;
        await catalog.setApproval(LAWYER, decision.reason, ApprovalRule.AnotherAuthority);
        await expect(send(anhui.operator, call(state, id, decision)))
          .to.be.revertedWithCustomError(authorities, "JointApprovalNeedsAnotherAuthority")
          .withArgs(anhui.id, NOBODY);
        const elsewhere = call(state, id, { ...decision, approver: hefei.id });
        await expect(sendApproved(state, hefei.operator, anhui, elsewhere))
          .to.be.revertedWithCustomError(licenses, "LicenseRegistryRegionNotCovered")
          .withArgs(hefei.id, Region.hefei, Region.bozhou);
        const parent = authorities.connect(anhui.administrator);
        const reviewed = call(state, id, { ...decision, approver: bozhou.id });
        await parent.accredit(bozhou.id, LAWYER, NO_RIGHTS);
        await expect(sendApproved(state, bozhou.operator, anhui, reviewed))
          .to.be.revertedWithCustomError(authorities, "AuthorityRegistryNotAccredited")
          .withArgs(bozhou.id, LAWYER, Right.Review);
        await parent.accredit(bozhou.id, LAWYER, setOf(Right.Review));
        await expect(sendApproved(state, bozhou.operator, anhui, reviewed))
          .to.emit(authorities, "ApprovalConsumed")
          .withArgs(await actionOf(state, anhui, reviewed), bozhou.id, await keyNumber(state, bozhou.operator));
      });
    }
  });
});
