import { expect } from "chai";
import { network } from "hardhat";

import {
  type Authority,
  endorsement,
  FORENSIC,
  fields,
  grant,
  idOf,
  issue,
  LAWYER,
  matter,
  MORNING,
  newLicense,
  penalty,
  registries,
  suspension,
  term,
  TODAY,
  UNKNOWN_MATTER,
} from "../fixture.js";
import { licensed } from "../records.js";
import { ALL_RIGHTS, endOf, Outcome, Right, Role, setOf, startOf, Status, UsageAction } from "../terms.js";
import { counselRequest, EMPTY_BOOK, EMPTY_CONSUMER, enquiryRequest, expectOutcome, type UseRequest } from "./usage.js";

const { networkHelpers } = await network.create(MORNING);
const { time } = networkHelpers;
const loadRegistries = () => networkHelpers.loadFixture(registries);
const load = () => networkHelpers.loadFixture(licensed);

const NEW_NUMBER = 77n;
const LAST_DAY = TODAY + 364n;

describe("AccessLog.use", function () {
  it("allows what is published, and records it", async function () {
    const state = await load();
    await expectOutcome(state, state.court, counselRequest(state.id), Outcome.Allowed);
  });

  it("is not bound to a region: the court of Bozhou, Shanghai and Anhui use a license of Hefei's", async function () {
    const state = await load();
    for (const consumer of [state.court, state.shanghai, state.anhui, state.bozhou, state.hefei]) {
      await expectOutcome(state, consumer, enquiryRequest(state.id), Outcome.Allowed);
    }
  });

  it("appends to the license's book and numbers the consumer's uses without gaps, denials included", async function () {
    const state = await load();
    const { accessLog, court, shanghai } = state;
    const { FieldsExceeded } = Outcome;
    const other = await issue(state, state.anhui, newLicense());
    for (const { consumer, request, outcome } of [
      { consumer: court, request: counselRequest(state.id), outcome: Outcome.Allowed },
      { consumer: shanghai, request: counselRequest(state.id), outcome: Outcome.WrongConsumer },
      { consumer: court, request: counselRequest(other), outcome: Outcome.Allowed },
      { consumer: court, request: counselRequest(state.id, { fields: fields("sex") }), outcome: FieldsExceeded },
      { consumer: shanghai, request: enquiryRequest(other), outcome: Outcome.Allowed },
    ]) {
      await expectOutcome(state, consumer, request, outcome);
    }
    expect((await accessLog.usageBookOf(state.id)).recordCount).to.equal(3n);
    expect((await accessLog.usageBookOf(other)).recordCount).to.equal(2n);
    expect((await accessLog.consumerOf(court.id)).count).to.equal(3n);
    expect((await accessLog.consumerOf(shanghai.id)).count).to.equal(2n);
  });

  describe("given a denial, which is recorded and does not revert", function () {
    it("NotListed: the list has no such use", async function () {
      const state = await load();
      for (const number of [UNKNOWN_MATTER, 0n]) {
        await expectOutcome(state, state.court, counselRequest(state.id, { matter: number }), Outcome.NotListed);
      }
    });

    it("NotListed: the list of another license type has it", async function () {
      const state = await loadRegistries();
      const id = await issue(state, state.anhui, newLicense(), grant, FORENSIC);
      await expectOutcome(state, state.anhui, enquiryRequest(id), Outcome.NotListed);
    });

    it("WrongConsumer: it is for another", async function () {
      const state = await load();
      for (const consumer of [state.shanghai, state.anhui, state.hefei]) {
        await expectOutcome(state, consumer, counselRequest(state.id), Outcome.WrongConsumer);
      }
    });

    it("WrongAction: it does not allow the action", async function () {
      const state = await load();
      for (const action of [UsageAction.Present, UsageAction.Download, UsageAction.Archive]) {
        await expectOutcome(state, state.court, counselRequest(state.id, { action }), Outcome.WrongAction);
      }
    });

    it("OutsideDates: it begins tomorrow, or has ended, by the days of Shanghai and to the second", async function () {
      const state = await load();
      const { usableFrom, usableThrough } = matter.census.use;
      const request = enquiryRequest(state.id, { matter: matter.census.number, fields: fields("category") });
      for (const { moment, outcome } of [
        { moment: endOf(usableFrom - 1n), outcome: Outcome.OutsideDates },
        { moment: startOf(usableFrom), outcome: Outcome.Allowed },
        { moment: endOf(usableThrough), outcome: Outcome.Allowed },
        { moment: startOf(usableThrough + 1n), outcome: Outcome.OutsideDates },
      ]) {
        await time.setNextBlockTimestamp(moment);
        await expectOutcome(state, state.court, request, outcome);
      }
    });

    it("FieldsExceeded: a single field too many denies the whole", async function () {
      const state = await load();
      const request = counselRequest(state.id, { fields: matter.counsel.use.fields | fields("idNumber") });
      await expectOutcome(state, state.court, request, Outcome.FieldsExceeded);
    });

    it("StatusNotAllowed: the license is revoked", async function () {
      const state = await load();
      await state.licenses.connect(state.hefei.operator).revoke(state.id, penalty);
      const request = counselRequest(state.id);
      await expectOutcome(state, state.court, request, Outcome.StatusNotAllowed, Status.Revoked);
    });

    it("StatusNotAllowed: the license has expired", async function () {
      const state = await loadRegistries();
      const id = await issue(state, state.anhui, newLicense({ validThrough: LAST_DAY }), term);
      await time.increaseTo(startOf(LAST_DAY + 1n));
      await expectOutcome(state, state.court, counselRequest(id), Outcome.StatusNotAllowed, Status.Expired);
    });

    it("StatusNotAllowed: the license is suspended, until it lapses", async function () {
      const state = await load();
      const through = TODAY + 119n;
      await state.licenses.connect(state.hefei.operator).suspend(state.id, suspension, through);
      const request = counselRequest(state.id);
      await expectOutcome(state, state.court, request, Outcome.StatusNotAllowed, Status.Suspended);
      await time.increaseTo(startOf(through + 1n));
      await expectOutcome(state, state.court, request, Outcome.Allowed);
    });

    it("StatusNotAllowed: a decision has taken effect by itself", async function () {
      const state = await load();
      const effectiveOn = TODAY + 30n;
      await state.licenses.connect(state.hefei.operator).revoke(state.id, { ...penalty, effectiveOn });
      const request = counselRequest(state.id);
      await expectOutcome(state, state.court, request, Outcome.Allowed);
      await time.increaseTo(startOf(effectiveOn));
      await expectOutcome(state, state.court, request, Outcome.StatusNotAllowed, Status.Revoked);
    });

    it("KeyDistrusted: until a good key endorses the license", async function () {
      const state = await load();
      await state.authorities.distrustKeyByGovernance(state.hefei.operator, 1n);
      const request = counselRequest(state.id);
      await expectOutcome(state, state.court, request, Outcome.KeyDistrusted);
      await state.licenses.connect(state.anhui.operator).endorse(state.id, endorsement);
      await expectOutcome(state, state.court, request, Outcome.Allowed);
    });

    it("KeyDistrusted: the key that vouches for the license is distrusted", async function () {
      const state = await load();
      await state.authorities.distrustKeyByGovernance(state.hefei.operator, 1n);
      await expectOutcome(state, state.court, counselRequest(state.id), Outcome.KeyDistrusted);
    });

    it("the first of several reasons: the order is the order of Outcome", async function () {
      const state = await load();
      const { court, shanghai, hefei, licenses, authorities, id } = state;
      await licenses.connect(hefei.operator).revoke(id, penalty);
      await authorities.distrustKeyByGovernance(hefei.operator, 1n);
      const everything = { matter: UNKNOWN_MATTER, action: UsageAction.Archive, fields: fields("idNumber") };
      const { Revoked } = Status;
      const deny = (consumer: Authority, change: Partial<UseRequest>, outcome: bigint): Promise<void> =>
        expectOutcome(state, consumer, counselRequest(id, { ...everything, ...change }), outcome, Revoked);

      await deny(shanghai, {}, Outcome.NotListed);
      await deny(shanghai, { matter: matter.counsel.number }, Outcome.WrongConsumer);
      await deny(court, { matter: matter.counsel.number }, Outcome.WrongAction);
      await deny(court, { matter: matter.census.number }, Outcome.WrongAction);
      const { Verify } = UsageAction;
      await deny(court, { matter: matter.census.number, action: Verify }, Outcome.OutsideDates);
      await deny(court, { matter: matter.counsel.number, action: Verify }, Outcome.FieldsExceeded);
      const asked = { matter: matter.counsel.number, action: Verify, fields: fields("name") };
      await deny(court, asked, Outcome.StatusNotAllowed);
      await deny(court, { ...asked, matter: matter.enquiry.number, fields: 0n }, Outcome.KeyDistrusted);
    });
  });

  it("allows the statuses that the list names: a revoked and an expired license may be enquired about", async function () {
    const state = await loadRegistries();
    const { anhui, court, licenses } = state;
    const revoked = await issue(state, anhui, newLicense());
    await licenses.connect(anhui.operator).revoke(revoked, penalty);
    const expired = await issue(state, anhui, newLicense({ validThrough: LAST_DAY }), term);
    await time.increaseTo(startOf(LAST_DAY + 1n));
    await expectOutcome(state, court, enquiryRequest(revoked), Outcome.Allowed, Status.Revoked);
    await expectOutcome(state, court, enquiryRequest(expired), Outcome.Allowed, Status.Expired);
  });

  it("allows a use published for an authority to all below it, and to nobody above", async function () {
    const state = await load();
    const { catalog, anhui, bozhou, hefei } = state;
    const forAnhui = { ...matter.counsel.use, consumer: anhui.id };
    const forBozhou = { ...matter.counsel.use, consumer: bozhou.id };
    await catalog.addUse(LAWYER, NEW_NUMBER, forAnhui, matter.counsel.basis);
    await catalog.addUse(LAWYER, NEW_NUMBER + 1n, forBozhou, matter.counsel.basis);
    const toAnhui = counselRequest(state.id, { matter: NEW_NUMBER });
    const toBozhou = counselRequest(state.id, { matter: NEW_NUMBER + 1n });
    for (const consumer of [anhui, bozhou, hefei]) {
      await expectOutcome(state, consumer, toAnhui, Outcome.Allowed);
    }
    await expectOutcome(state, bozhou, toBozhou, Outcome.Allowed);
    for (const consumer of [anhui, hefei]) await expectOutcome(state, consumer, toBozhou, Outcome.WrongConsumer);
  });

  it("is denied after the use was closed", async function () {
    const state = await load();
    await state.catalog.closeUse(LAWYER, matter.counsel.number, TODAY);
    await expectOutcome(state, state.court, counselRequest(state.id), Outcome.Allowed);
    await time.increaseTo(startOf(TODAY + 1n));
    await expectOutcome(state, state.court, counselRequest(state.id), Outcome.OutsideDates);
  });

  it("reverts for an unknown license", async function () {
    const { accessLog, anhui, court } = await loadRegistries();
    const unknown = idOf(LAWYER, anhui, newLicense(), grant);
    await expect(accessLog.connect(court.operator).use(counselRequest(unknown)))
      .to.be.revertedWithCustomError(accessLog, "AccessLogUnknownLicense")
      .withArgs(unknown);
    expect(await accessLog.usageBookOf(unknown)).to.deep.equal(EMPTY_BOOK);
    expect(await accessLog.consumerOf(court.id)).to.deep.equal(EMPTY_CONSUMER);
  });

  it("reverts for a caller that is no accredited consumer", async function () {
    const { accessLog, authorities, anhui, bozhou, court, stranger, id } = await load();
    await expect(accessLog.connect(stranger).use(counselRequest(id)))
      .to.be.revertedWithCustomError(authorities, "AuthorityRegistryUnknownKey")
      .withArgs(stranger);
    await expect(accessLog.connect(court.administrator).use(counselRequest(id)))
      .to.be.revertedWithCustomError(authorities, "AuthorityRegistryMissingRole")
      .withArgs(court.administrator, Role.Operate);
    await authorities.accreditRoot(anhui.id, LAWYER, ALL_RIGHTS - setOf(Right.Use));
    await expect(accessLog.connect(bozhou.operator).use(enquiryRequest(id)))
      .to.be.revertedWithCustomError(authorities, "AuthorityRegistryNotAccredited")
      .withArgs(bozhou.id, LAWYER, Right.Use);
    await authorities.deactivateByGovernance(court.id);
    await expect(accessLog.connect(court.operator).use(counselRequest(id)))
      .to.be.revertedWithCustomError(authorities, "AuthorityRegistryInactive")
      .withArgs(court.id, court.id);
    expect(await accessLog.usageBookOf(id)).to.deep.equal(EMPTY_BOOK);
  });
});
