import { expect } from "chai";
import { id as hashOf } from "ethers";
import { globalOptions, network } from "hardhat";

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
  MAX_BATCH,
  MORNING,
  newLicense,
  newLicenses,
  penalty,
  profile,
  recordOf,
  registries,
  type Registries,
  suspension,
  term,
  TODAY,
  TRANSACTION_GAS_CAP,
  UNKNOWN_MATTER,
} from "./fixture.js";
import { replayUses, type UsageRecord } from "./replay.js";
import {
  ALL_RIGHTS,
  endOf,
  OPERATE,
  Outcome,
  Region,
  Right,
  Role,
  setOf,
  startOf,
  Status,
  UsageAction,
} from "./terms.js";

const { networkHelpers } = await network.create(MORNING);
const { time } = networkHelpers;
const loadRegistries = () => networkHelpers.loadFixture(registries);

const NEW_NUMBER = 77n;
const EMPTY_BOOK = [0n, 0n, 0n];
const EMPTY_CONSUMER = [0n, 0n];
const LAST_DAY = TODAY + 364n;

interface UseRequest {
  readonly id: string;
  readonly action: bigint;
  readonly matter: bigint;
  readonly fields: bigint;
  readonly context: string;
}

/** What the court's published use allows. */
function counselRequest(id: string, change: Partial<UseRequest> = {}): UseRequest {
  return {
    id,
    action: UsageAction.Retrieve,
    matter: matter.counsel.number,
    fields: fields("name", "practiceNo"),
    context: hashOf("case, system, operator and purpose"),
    ...change,
  };
}

/** What everybody's published use allows. */
function enquiryRequest(id: string, change: Partial<UseRequest> = {}): UseRequest {
  return counselRequest(id, {
    action: UsageAction.Verify,
    matter: matter.enquiry.number,
    fields: fields("practiceNo"),
    ...change,
  });
}

/** Registries with one license of Hefei's. */
async function licensed() {
  const state = await loadRegistries();
  const id = await issue(state, state.hefei, newLicense({ region: Region.hefei, holder: state.holder.address }));
  return { ...state, id };
}

async function usageRecords({ accessLog }: Registries): Promise<UsageRecord[]> {
  const events = await accessLog.queryFilter(accessLog.filters.UsageRecorded());
  return events.map(({ args }) => args);
}

/** Uses a license as a consumer and expects this outcome to be returned, foretold and recorded. */
async function expectOutcome(
  state: Registries,
  consumer: Authority,
  request: UseRequest,
  outcome: bigint,
  status: bigint = Status.Active,
): Promise<void> {
  const { accessLog, authorities } = state;
  const { lastBlock, recordCount } = await accessLog.usageBookOf(request.id);
  const { count } = await accessLog.consumerOf(consumer.id);
  const { id: key } = await authorities.keyOf(consumer.operator);
  const caller = accessLog.connect(consumer.operator);
  expect(await accessLog.outcomeOf(consumer.id, request)).to.equal(outcome);
  expect(await caller.use.staticCall(request)).to.equal(outcome);

  const use = await caller.use(request);

  const { block, time: now } = await recordOf(use);
  await expect(use)
    .to.emit(accessLog, "UsageRecorded")
    .withArgs(
      ...[request.id, consumer.id, outcome, recordCount + 1n, lastBlock, now, key, count + 1n],
      ...[request.action, status, request.matter, request.fields, request.context],
    );
  const { books, consumers } = replayUses(await usageRecords(state));
  expect(await accessLog.usageBookOf(request.id)).to.deep.equal([books.get(request.id), block, recordCount + 1n]);
  expect(await accessLog.consumerOf(consumer.id)).to.deep.equal([consumers.get(consumer.id), count + 1n]);
}

describe("AccessLog", function () {
  describe("use", function () {
    it("allows what is published, and records it", async function () {
      const state = await licensed();
      await expectOutcome(state, state.court, counselRequest(state.id), Outcome.Allowed);
    });

    it("is not bound to a region: the court of Bozhou, Shanghai and Anhui use a license of Hefei's", async function () {
      const state = await licensed();
      for (const consumer of [state.court, state.shanghai, state.anhui, state.bozhou, state.hefei]) {
        await expectOutcome(state, consumer, enquiryRequest(state.id), Outcome.Allowed);
      }
    });

    it("appends to the license's book and numbers the consumer's uses without gaps, denials included", async function () {
      const state = await licensed();
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
        const state = await licensed();
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
        const state = await licensed();
        for (const consumer of [state.shanghai, state.anhui, state.hefei]) {
          await expectOutcome(state, consumer, counselRequest(state.id), Outcome.WrongConsumer);
        }
      });

      it("WrongAction: it does not allow the action", async function () {
        const state = await licensed();
        for (const action of [UsageAction.Present, UsageAction.Download, UsageAction.Archive]) {
          await expectOutcome(state, state.court, counselRequest(state.id, { action }), Outcome.WrongAction);
        }
      });

      it("OutsideDates: it begins tomorrow, or has ended, by the days of Shanghai", async function () {
        const state = await licensed();
        const { usableFrom, usableThrough } = matter.census.use;
        const request = enquiryRequest(state.id, { matter: matter.census.number, fields: fields("category") });
        // The read that foretells the outcome goes by the block before, so both times lie on the day in question.
        for (const { moment, outcome } of [
          { moment: endOf(usableFrom - 1n) - 60n, outcome: Outcome.OutsideDates },
          { moment: startOf(usableFrom), outcome: Outcome.Allowed },
          { moment: endOf(usableThrough) - 60n, outcome: Outcome.Allowed },
          { moment: startOf(usableThrough + 1n), outcome: Outcome.OutsideDates },
        ]) {
          await time.increaseTo(moment);
          await expectOutcome(state, state.court, request, outcome);
        }
      });

      it("OutsideDates: to the second", async function () {
        const state = await licensed();
        const { accessLog, court } = state;
        const request = enquiryRequest(state.id, { matter: matter.census.number, fields: fields("category") });
        const { usableFrom, usableThrough } = matter.census.use;
        const moments = [
          { moment: endOf(usableFrom - 1n), outcome: Outcome.OutsideDates },
          { moment: startOf(usableFrom), outcome: Outcome.Allowed },
          { moment: endOf(usableThrough), outcome: Outcome.Allowed },
          { moment: startOf(usableThrough + 1n), outcome: Outcome.OutsideDates },
        ];
        for (const { moment } of moments) {
          await time.setNextBlockTimestamp(moment);
          await accessLog.connect(court.operator).use(request);
        }
        const outcomes = (await usageRecords(state)).map(({ outcome }) => outcome);
        expect(outcomes).to.deep.equal(moments.map(({ outcome }) => outcome));
      });

      it("FieldsExceeded: a single field too many denies the whole", async function () {
        const state = await licensed();
        const request = counselRequest(state.id, { fields: matter.counsel.use.fields | fields("idNumber") });
        await expectOutcome(state, state.court, request, Outcome.FieldsExceeded);
      });

      it("StatusNotAllowed: the license is revoked", async function () {
        const state = await licensed();
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
        const state = await licensed();
        const through = TODAY + 119n;
        await state.licenses.connect(state.hefei.operator).suspend(state.id, suspension, through);
        const request = counselRequest(state.id);
        await expectOutcome(state, state.court, request, Outcome.StatusNotAllowed, Status.Suspended);
        await time.increaseTo(startOf(through + 1n));
        await expectOutcome(state, state.court, request, Outcome.Allowed);
      });

      it("StatusNotAllowed: a decision has taken effect by itself", async function () {
        const state = await licensed();
        const effectiveOn = TODAY + 30n;
        await state.licenses.connect(state.hefei.operator).revoke(state.id, { ...penalty, effectiveOn });
        const request = counselRequest(state.id);
        await expectOutcome(state, state.court, request, Outcome.Allowed);
        await time.increaseTo(startOf(effectiveOn));
        await expectOutcome(state, state.court, request, Outcome.StatusNotAllowed, Status.Revoked);
      });

      it("KeyDistrusted: until a good key endorses the license", async function () {
        const state = await licensed();
        await state.authorities.distrustKeyByGovernance(state.hefei.operator, 1n);
        const request = counselRequest(state.id);
        await expectOutcome(state, state.court, request, Outcome.KeyDistrusted);
        await state.licenses.connect(state.anhui.operator).endorse(state.id, endorsement);
        await expectOutcome(state, state.court, request, Outcome.Allowed);
      });

      it("KeyDistrusted: the key that vouches for the license is distrusted", async function () {
        const state = await licensed();
        await state.authorities.distrustKeyByGovernance(state.hefei.operator, 1n);
        await expectOutcome(state, state.court, counselRequest(state.id), Outcome.KeyDistrusted);
      });

      it("the first of several reasons: the order is the order of Outcome", async function () {
        const state = await licensed();
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
      const state = await licensed();
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
      const state = await licensed();
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
      const { accessLog, authorities, anhui, bozhou, court, stranger, id } = await licensed();
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

  describe("useBatch", function () {
    it("uses each license, and one denial does not keep the others back", async function () {
      const state = await licensed();
      const { accessLog, authorities, anhui, court, licenses, id } = state;
      const other = await issue(state, anhui, newLicense());
      const revoked = await issue(state, anhui, newLicense({ root: hashOf("revoked") }));
      await licenses.connect(anhui.operator).revoke(revoked, penalty);
      const requests = [
        counselRequest(id),
        counselRequest(revoked),
        counselRequest(other, { fields: fields("idNumber") }),
        counselRequest(id, { context: hashOf("another case") }),
      ];
      const outcomes = [Outcome.Allowed, Outcome.StatusNotAllowed, Outcome.FieldsExceeded, Outcome.Allowed];
      const consumer = accessLog.connect(court.operator);
      expect(await consumer.useBatch.staticCall(requests)).to.deep.equal(outcomes);

      const use = await consumer.useBatch(requests);

      const { block, time: now } = await recordOf(use);
      const { id: key } = await authorities.keyOf(court.operator);
      const statuses = [Status.Active, Status.Revoked, Status.Active, Status.Active];
      const records = await usageRecords(state);
      expect(records).to.deep.equal(
        requests.map((request, i) => [
          ...[request.id, court.id, outcomes[i], i === 3 ? 2n : 1n, i === 3 ? block : 0n, now, key, BigInt(i) + 1n],
          ...[request.action, statuses[i], request.matter, request.fields, request.context],
        ]),
      );
      const { books, consumers } = replayUses(records);
      expect(await accessLog.usageBookOf(id)).to.deep.equal([books.get(id), block, 2n]);
      expect(await accessLog.usageBookOf(revoked)).to.deep.equal([books.get(revoked), block, 1n]);
      expect(await accessLog.usageBookOf(other)).to.deep.equal([books.get(other), block, 1n]);
      expect(await accessLog.consumerOf(court.id)).to.deep.equal([consumers.get(court.id), 4n]);
    });

    it("uses one", async function () {
      const { accessLog, court, id } = await licensed();
      await accessLog.connect(court.operator).useBatch([counselRequest(id)]);
      expect((await accessLog.consumerOf(court.id)).count).to.equal(1n);
    });

    for (const length of [0, MAX_BATCH + 1]) {
      it(`refuses ${length} uses`, async function () {
        const { accessLog, court, id } = await licensed();
        expect(await accessLog.MAX_BATCH()).to.equal(MAX_BATCH);
        const requests = Array.from({ length }, () => counselRequest(id));
        await expect(accessLog.connect(court.operator).useBatch(requests))
          .to.be.revertedWithCustomError(accessLog, "AccessLogBatchLength")
          .withArgs(length, MAX_BATCH);
      });
    }

    it("asks for the right to every license type in it", async function () {
      const state = await licensed();
      const { accessLog, authorities, anhui, court, id } = state;
      const forensic = await issue(state, anhui, newLicense(), grant, FORENSIC);
      for (const requests of [
        [counselRequest(id), counselRequest(forensic)],
        [counselRequest(forensic), counselRequest(id)],
        [counselRequest(id), counselRequest(id), counselRequest(forensic), counselRequest(id)],
      ]) {
        await expect(accessLog.connect(court.operator).useBatch(requests))
          .to.be.revertedWithCustomError(authorities, "AuthorityRegistryNotAccredited")
          .withArgs(court.id, FORENSIC, Right.Use);
      }
      await authorities.accreditRoot(court.id, FORENSIC, setOf(Right.Use));
      const mixed = [counselRequest(id), counselRequest(forensic), counselRequest(id)];
      const outcomes = [Outcome.Allowed, Outcome.NotListed, Outcome.Allowed];
      expect(await accessLog.connect(court.operator).useBatch.staticCall(mixed)).to.deep.equal(outcomes);
    });

    it("records nothing if one license is unknown", async function () {
      const { accessLog, anhui, court, id } = await licensed();
      const unknown = idOf(LAWYER, anhui, newLicense(), grant);
      await expect(accessLog.connect(court.operator).useBatch([counselRequest(id), counselRequest(unknown)]))
        .to.be.revertedWithCustomError(accessLog, "AccessLogUnknownLicense")
        .withArgs(unknown);
      expect(await accessLog.usageBookOf(id)).to.deep.equal(EMPTY_BOOK);
      expect(await accessLog.consumerOf(court.id)).to.deep.equal(EMPTY_CONSUMER);
    });

    it("fits a transaction at its largest and dearest, four levels down", async function () {
      // What measures coverage costs gas as well.
      if (globalOptions.coverage) this.skip();
      const state = await loadRegistries();
      const { accessLog, authorities, catalog, licenses, anhui, bozhou, holder, secondHolder, stranger } = state;
      const { bozhouQiaocheng } = Region;
      const code = profile("1134160200FAKE088C");
      const types = [LAWYER, FORENSIC];
      const rights = setOf(Right.Use);
      await authorities.connect(bozhou.administrator).register(bozhouQiaocheng, code, holder);
      const third = await authorities.authorityCount();
      await authorities.connect(holder).register(bozhouQiaocheng, profile("1134160200FAKE096D"), secondHolder);
      const fourth = await authorities.authorityCount();
      await authorities.connect(secondHolder).addKey(stranger, OPERATE);
      for (const type of types) {
        await authorities.connect(bozhou.administrator).accredit(third, type, rights);
        await authorities.connect(holder).accredit(fourth, type, rights);
        await licenses.connect(anhui.operator).issueBatch(type, newLicenses(MAX_BATCH / 2), grant);
      }
      // Books that are all unopened, types that take turns, and uses that are each published apart, for the root.
      const use = { ...matter.counsel.use, consumer: anhui.id, fields: 1n };
      const requests: UseRequest[] = [];
      for (const [i, license] of newLicenses(MAX_BATCH / 2).entries()) {
        for (const type of types) {
          const number = NEW_NUMBER + BigInt(i);
          await catalog.addUse(type, number, use, matter.counsel.basis);
          requests.push(counselRequest(idOf(type, anhui, license, grant), { matter: number, fields: 1n }));
        }
      }

      const using = await accessLog.connect(stranger).useBatch(requests, { gasLimit: TRANSACTION_GAS_CAP });

      expect((await using.wait())?.status).to.equal(1);
      const records = await usageRecords(state);
      expect(new Set(records.map(({ outcome }) => outcome))).to.deep.equal(new Set([Outcome.Allowed]));
      expect((await accessLog.consumerOf(fourth)).count).to.equal(BigInt(MAX_BATCH));
    });
  });

  describe("outcomeOf", function () {
    it("refuses a consumer that is not accredited, as a use would", async function () {
      const { accessLog, authorities, id } = await licensed();
      const unknown = (await authorities.authorityCount()) + 1n;
      await expect(accessLog.outcomeOf(unknown, counselRequest(id)))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryNotAccredited")
        .withArgs(unknown, LAWYER, Right.Use);
    });

    it("foretells and records nothing", async function () {
      const { accessLog, court, id } = await licensed();
      expect(await accessLog.outcomeOf(court.id, counselRequest(id))).to.equal(Outcome.Allowed);
      expect(await accessLog.usageBookOf(id)).to.deep.equal(EMPTY_BOOK);
      expect(await accessLog.consumerOf(court.id)).to.deep.equal(EMPTY_CONSUMER);
    });

    it("reverts for an unknown license", async function () {
      const { accessLog, anhui, court } = await loadRegistries();
      const unknown = idOf(LAWYER, anhui, newLicense(), grant);
      await expect(accessLog.outcomeOf(court.id, counselRequest(unknown)))
        .to.be.revertedWithCustomError(accessLog, "AccessLogUnknownLicense")
        .withArgs(unknown);
    });
  });

  describe("construction", function () {
    it("takes who may act and what can be licensed from the licenses", async function () {
      const { accessLog, authorities, catalog, licenses } = await loadRegistries();
      expect(await accessLog.licenses()).to.equal(await licenses.getAddress());
      expect(await accessLog.authorities()).to.equal(await authorities.getAddress());
      expect(await accessLog.catalog()).to.equal(await catalog.getAddress());
    });
  });
});
