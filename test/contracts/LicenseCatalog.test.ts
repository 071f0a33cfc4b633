import { expect } from "chai";
import { network } from "hardhat";

import type { LicenseCatalog } from "../../typechain-types/index.js";
import {
  decisionFor,
  FORENSIC,
  forensicType,
  LAWYER,
  lawyerType,
  matter,
  MAX_FIELDS,
  MORNING,
  reason,
  registries,
  ruleFor,
  TODAY,
  UNKNOWN_MATTER,
  UNKNOWN_REASON,
  UNKNOWN_TYPE,
  ZERO_HASH,
} from "./fixture.js";
import type { Decision } from "./replay.js";
import { Action, ALL_STATUSES, ApprovalRule, day, Effect, endOf, setOf, startOf, Status } from "./terms.js";

const { networkHelpers } = await network.create(MORNING);
const { time } = networkHelpers;
const loadRegistries = () => networkHelpers.loadFixture(registries);

const NO_DAY = 0n;
const LAST_DAY = 65_535n;
const NEW_NUMBER = 177n;
const NO_RULE = [0n, 0n, 0n, false, 0n, 0n, 0n, 0n, 0n, 0n, 0n, 0n];

/** What a decision is checked against, beside its own content. */
interface Circumstances {
  readonly action: bigint;
  readonly lastDay: bigint;
  readonly status: bigint;
  readonly underInvestigation: boolean;
}

/** The circumstances of a first issue, or of an action on a license in force. */
function circumstances(action: bigint, lastDay = NO_DAY, change: Partial<Circumstances> = {}): Circumstances {
  const status = action === Action.Issue ? Status.None : Status.Active;
  return { action, lastDay, status, underInvestigation: false, ...change };
}

function check(
  catalog: LicenseCatalog,
  licenseType: bigint,
  { reason: number, effectiveOn }: Decision,
  { action, lastDay, status, underInvestigation }: Circumstances,
) {
  return catalog.checkDecision(licenseType, number, action, effectiveOn, lastDay, status, underInvestigation);
}

/** A reason for whatever may be issued on any day. */
const openReason = { ...reason.grant.rule, usableFrom: 0n, maxDaysBack: LAST_DAY };

function fieldNames(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `field${i}`);
}

describe("LicenseCatalog", function () {
  describe("addType", function () {
    it("adds a license type under the next number", async function () {
      const { catalog } = await loadRegistries();
      const { code, name, schemaHash, schemaURI, fields } = forensicType;
      const number = (await catalog.typeCount()) + 1n;

      expect(await catalog.addType.staticCall(forensicType)).to.equal(number);
      await expect(catalog.addType(forensicType))
        .to.emit(catalog, "LicenseTypeAdded")
        .withArgs(number, [code, name, schemaHash, schemaURI, fields]);

      expect(await catalog.typeCount()).to.equal(number);
      expect(await catalog.typeOf(number)).to.deep.equal([code, name, schemaHash, schemaURI, fields]);
    });

    it("leaves the types before it as they were", async function () {
      const { catalog } = await loadRegistries();
      await catalog.addType(forensicType);
      const { code, name, schemaHash, schemaURI, fields } = lawyerType;
      expect(await catalog.typeOf(LAWYER)).to.deep.equal([code, name, schemaHash, schemaURI, fields]);
    });

    it("takes as many fields as a set of fields can hold", async function () {
      const { catalog } = await loadRegistries();
      expect(await catalog.MAX_FIELDS()).to.equal(MAX_FIELDS);
      await catalog.addType({ ...forensicType, fields: fieldNames(MAX_FIELDS) });
      expect((await catalog.typeOf(UNKNOWN_TYPE)).fields).to.deep.equal(fieldNames(MAX_FIELDS));
    });

    for (const count of [0, MAX_FIELDS + 1]) {
      it(`refuses ${count} fields`, async function () {
        const { catalog } = await loadRegistries();
        await expect(catalog.addType({ ...forensicType, fields: fieldNames(count) }))
          .to.be.revertedWithCustomError(catalog, "LicenseCatalogInvalidFieldCount")
          .withArgs(count, MAX_FIELDS);
      });
    }

    it("refuses a type without a code", async function () {
      const { catalog } = await loadRegistries();
      await expect(catalog.addType({ ...forensicType, code: "" })).to.be.revertedWithCustomError(
        catalog,
        "LicenseCatalogEmptyCode",
      );
    });
  });

  describe("addReason", function () {
    it("adds a reason with its legal basis", async function () {
      const { catalog } = await loadRegistries();
      const { rule, basis } = reason.l49;

      await expect(catalog.addReason(FORENSIC, NEW_NUMBER, rule, basis))
        .to.emit(catalog, "ReasonAdded")
        .withArgs(FORENSIC, NEW_NUMBER, Object.values(rule), Object.values(basis));

      expect(await catalog.reasonOf(FORENSIC, NEW_NUMBER)).to.deep.equal(Object.values(rule));
      expect(await catalog.reasonBasisOf(FORENSIC, NEW_NUMBER)).to.deep.equal(Object.values(basis));
      const numbers = Object.values(reason).map(({ number }) => number);
      expect(await catalog.reasonsOf(FORENSIC)).to.deep.equal([...numbers, NEW_NUMBER]);
      expect(await catalog.reasonsOf(LAWYER)).to.deep.equal(numbers);
      expect(await catalog.reasonOf(LAWYER, NEW_NUMBER)).to.deep.equal(NO_RULE);
    });

    it("accepts one day, and bounds that are equal", async function () {
      const { catalog } = await loadRegistries();
      const rule = { ...reason.term.rule, minDays: 365n, maxDays: 365n, usableFrom: TODAY, usableThrough: TODAY };
      await catalog.addReason(LAWYER, NEW_NUMBER, rule, reason.term.basis);
      expect(await catalog.reasonOf(LAWYER, NEW_NUMBER)).to.deep.equal(Object.values(rule));
    });

    it("refuses the number 0 and a number that is taken", async function () {
      const { catalog } = await loadRegistries();
      for (const number of [0n, reason.grant.number]) {
        await expect(catalog.addReason(LAWYER, number, reason.l49.rule, reason.l49.basis))
          .to.be.revertedWithCustomError(catalog, "LicenseCatalogReasonTaken")
          .withArgs(LAWYER, number);
      }
      expect(await catalog.reasonOf(LAWYER, reason.grant.number)).to.deep.equal(Object.values(reason.grant.rule));
    });

    it("refuses an unknown license type", async function () {
      const { catalog } = await loadRegistries();
      for (const type of [0n, UNKNOWN_TYPE]) {
        await expect(catalog.addReason(type, NEW_NUMBER, reason.l49.rule, reason.l49.basis))
          .to.be.revertedWithCustomError(catalog, "LicenseCatalogUnknownType")
          .withArgs(type);
      }
    });

    for (const { what, change } of [
      { what: "for no action", change: { action: Action.None } },
      { what: "whose fewest days are more than its most", change: { minDays: 366n, maxDays: 365n } },
      { what: "with fewest days and no end", change: { minDays: 1n, maxDays: 0n } },
      { what: "that ends before it begins", change: { usableFrom: TODAY, usableThrough: TODAY - 1n } },
      { what: "in no status", change: { statuses: 0n } },
      { what: "in a status that does not exist", change: { statuses: ALL_STATUSES + 1n } },
      { what: "that is closed already", change: { recordableThrough: TODAY } },
      { what: "with an effect and for no annotation", change: { effect: Effect.OpenInvestigation } },
      { what: "for a suspension without an end", change: { action: Action.Suspend, minDays: 0n, maxDays: 0n } },
      { what: "that would take effect ahead, as an issue cannot", change: { maxDaysAhead: 1n } },
      {
        what: "that would take effect ahead, and is barred under investigation",
        change: { action: Action.Cancel, minDays: 0n, maxDays: 0n, maxDaysAhead: 1n, barredUnderInvestigation: true },
      },
      { what: "with days, for an action that sets nothing with an end", change: { action: Action.Revoke } },
    ]) {
      it(`refuses a reason ${what}`, async function () {
        const { catalog } = await loadRegistries();
        await expect(catalog.addReason(LAWYER, NEW_NUMBER, { ...reason.term.rule, ...change }, reason.term.basis))
          .to.be.revertedWithCustomError(catalog, "LicenseCatalogInvalidReason")
          .withArgs(LAWYER, NEW_NUMBER);
      });
    }
  });

  describe("a decision that takes effect on a later day", function () {
    const schedulable = new Set<bigint>([Action.Suspend, Action.Revoke, Action.Annul, Action.Cancel]);

    for (const [name, action] of Object.entries(Action)) {
      if (action === Action.None) continue;
      const rule = ruleFor(action, { maxDays: action === Action.Suspend ? 92n : 0n, maxDaysAhead: 1n });

      it(`may ${schedulable.has(action) ? "" : "not "}be one to ${name}`, async function () {
        const { catalog } = await loadRegistries();
        const adding = catalog.addReason(LAWYER, NEW_NUMBER, rule, reason.l49.basis);
        if (schedulable.has(action)) {
          await expect(adding).to.emit(catalog, "ReasonAdded");
        } else {
          await expect(adding)
            .to.be.revertedWithCustomError(catalog, "LicenseCatalogInvalidReason")
            .withArgs(LAWYER, NEW_NUMBER);
        }
      });
    }
  });

  describe("addUse", function () {
    const { use, basis } = matter.counsel;

    it("publishes a use with its legal basis", async function () {
      const { catalog } = await loadRegistries();

      await expect(catalog.addUse(LAWYER, NEW_NUMBER, use, basis))
        .to.emit(catalog, "StatutoryUseAdded")
        .withArgs(LAWYER, NEW_NUMBER, Object.values(use), Object.values(basis));

      expect(await catalog.useOf(LAWYER, NEW_NUMBER)).to.deep.equal(Object.values(use));
      expect(await catalog.useBasisOf(LAWYER, NEW_NUMBER)).to.deep.equal(Object.values(basis));
      const numbers = Object.values(matter).map(({ number }) => number);
      expect(await catalog.usesOf(LAWYER)).to.deep.equal([...numbers, NEW_NUMBER]);
      expect(await catalog.usesOf(FORENSIC)).to.deep.equal([]);
    });

    it("accepts a use of no field, and of the last", async function () {
      const { catalog } = await loadRegistries();
      const lastField = setOf(BigInt(lawyerType.fields.length) - 1n);
      await catalog.addUse(LAWYER, NEW_NUMBER, { ...use, fields: 0n }, basis);
      await catalog.addUse(LAWYER, NEW_NUMBER + 1n, { ...use, fields: lastField }, basis);
      expect((await catalog.useOf(LAWYER, NEW_NUMBER)).fields).to.equal(0n);
      expect((await catalog.useOf(LAWYER, NEW_NUMBER + 1n)).fields).to.equal(lastField);
    });

    it("accepts all 128 fields of a type that has as many", async function () {
      const { catalog } = await loadRegistries();
      await catalog.addType({ ...forensicType, fields: fieldNames(MAX_FIELDS) });
      const all = 2n ** BigInt(MAX_FIELDS) - 1n;
      await catalog.addUse(UNKNOWN_TYPE, NEW_NUMBER, { ...use, fields: all }, basis);
      expect((await catalog.useOf(UNKNOWN_TYPE, NEW_NUMBER)).fields).to.equal(all);
    });

    it("refuses the number 0 and a number that is taken", async function () {
      const { catalog } = await loadRegistries();
      for (const number of [0n, matter.enquiry.number]) {
        await expect(catalog.addUse(LAWYER, number, use, basis))
          .to.be.revertedWithCustomError(catalog, "LicenseCatalogUseTaken")
          .withArgs(LAWYER, number);
      }
      expect(await catalog.useOf(LAWYER, matter.enquiry.number)).to.deep.equal(Object.values(matter.enquiry.use));
    });

    it("refuses an unknown license type", async function () {
      const { catalog } = await loadRegistries();
      for (const type of [0n, UNKNOWN_TYPE]) {
        await expect(catalog.addUse(type, NEW_NUMBER, use, basis))
          .to.be.revertedWithCustomError(catalog, "LicenseCatalogUnknownType")
          .withArgs(type);
      }
    });

    for (const { what, change } of [
      { what: "that allows no action", change: { actions: 0n } },
      { what: "of an action that does not exist", change: { actions: 1n << 5n } },
      { what: "in no status", change: { statuses: 0n } },
      { what: "in a status that does not exist", change: { statuses: 1n << 9n } },
      { what: "of a field that the type has not", change: { fields: setOf(BigInt(lawyerType.fields.length)) } },
      { what: "that ends before it begins", change: { usableFrom: TODAY, usableThrough: TODAY - 1n } },
    ]) {
      it(`refuses a use ${what}`, async function () {
        const { catalog } = await loadRegistries();
        await expect(catalog.addUse(LAWYER, NEW_NUMBER, { ...use, ...change }, basis))
          .to.be.revertedWithCustomError(catalog, "LicenseCatalogInvalidUse")
          .withArgs(LAWYER, NEW_NUMBER);
      });
    }
  });

  describe("setApproval", function () {
    const { number, rule } = reason.l49;

    it("sets whose approval an action needs for a reason, and changes nothing else", async function () {
      const { catalog } = await loadRegistries();
      for (const approval of [ApprovalRule.AnotherKey, ApprovalRule.AnotherAuthority, ApprovalRule.None]) {
        await expect(catalog.setApproval(LAWYER, number, approval))
          .to.emit(catalog, "ApprovalChanged")
          .withArgs(LAWYER, number, approval);
        expect(await catalog.reasonOf(LAWYER, number)).to.deep.equal(Object.values({ ...rule, approval }));
      }
      expect(await catalog.reasonOf(FORENSIC, number)).to.deep.equal(Object.values(rule));
    });

    it("is what a decision's check answers from then on", async function () {
      const { catalog } = await loadRegistries();
      await catalog.setApproval(LAWYER, number, ApprovalRule.AnotherKey);
      expect(await check(catalog, LAWYER, decisionFor(number), circumstances(Action.Revoke))).to.deep.equal([
        ApprovalRule.AnotherKey,
        Effect.None,
      ]);
    });

    it("refuses an unknown reason", async function () {
      const { catalog } = await loadRegistries();
      await expect(catalog.setApproval(LAWYER, UNKNOWN_REASON, ApprovalRule.AnotherKey))
        .to.be.revertedWithCustomError(catalog, "LicenseCatalogUnknownReason")
        .withArgs(LAWYER, UNKNOWN_REASON);
    });
  });

  describe("closeReason", function () {
    const { number, rule } = reason.grant;

    it("gives a reason its last days and changes nothing else", async function () {
      const { catalog } = await loadRegistries();
      const [usableThrough, recordableThrough] = [TODAY + 30n, TODAY + 60n];
      await expect(catalog.closeReason(LAWYER, number, usableThrough, recordableThrough))
        .to.emit(catalog, "ReasonClosed")
        .withArgs(LAWYER, number, usableThrough, recordableThrough);
      const closed = { ...rule, usableThrough, recordableThrough };
      expect(await catalog.reasonOf(LAWYER, number)).to.deep.equal(Object.values(closed));
      expect(await catalog.reasonOf(FORENSIC, number)).to.deep.equal(Object.values(rule));
    });

    it("closes as early as yesterday, by the days of Shanghai", async function () {
      const { catalog } = await loadRegistries();
      await time.setNextBlockTimestamp(endOf(TODAY));
      await catalog.closeReason(LAWYER, number, TODAY - 1n, TODAY - 1n);
      await time.setNextBlockTimestamp(startOf(TODAY + 1n));
      await expect(catalog.closeReason(FORENSIC, number, TODAY - 1n, TODAY))
        .to.be.revertedWithCustomError(catalog, "LicenseCatalogInvalidClosing")
        .withArgs(TODAY - 1n, TODAY, LAST_DAY);
    });

    it("so ends at once what must not go on", async function () {
      const { catalog } = await loadRegistries();
      await catalog.closeReason(LAWYER, number, TODAY, TODAY - 1n);
      await expect(check(catalog, LAWYER, decisionFor(number), circumstances(Action.Issue)))
        .to.be.revertedWithCustomError(catalog, "LicenseCatalogReasonNotInUse")
        .withArgs(LAWYER, number, TODAY);
    });

    for (const { which, days } of [
      { which: "take effect", days: (day: bigint) => [day, TODAY] as const },
      { which: "be recorded", days: (day: bigint) => [TODAY, day] as const },
    ]) {
      describe(`given the last day on which a decision may ${which}`, function () {
        it("refuses the past", async function () {
          const { catalog } = await loadRegistries();
          for (const past of [TODAY - 2n, NO_DAY]) {
            await expect(catalog.closeReason(LAWYER, number, ...days(past)))
              .to.be.revertedWithCustomError(catalog, "LicenseCatalogInvalidClosing")
              .withArgs(past, TODAY - 1n, LAST_DAY);
          }
        });

        it("only moves it earlier", async function () {
          const { catalog } = await loadRegistries();
          await catalog.closeReason(LAWYER, number, TODAY + 30n, TODAY + 30n);
          await expect(catalog.closeReason(LAWYER, number, ...days(TODAY + 31n)))
            .to.be.revertedWithCustomError(catalog, "LicenseCatalogInvalidClosing")
            .withArgs(TODAY + 31n, TODAY - 1n, TODAY + 30n);
          await catalog.closeReason(LAWYER, number, ...days(TODAY + 29n));
          const { usableThrough, recordableThrough } = await catalog.reasonOf(LAWYER, number);
          expect([usableThrough, recordableThrough]).to.deep.equal(days(TODAY + 29n));
        });
      });
    }

    it("never opens again what has ended", async function () {
      const { catalog } = await loadRegistries();
      const { number: ended, rule: endedRule } = reason.provisional;
      await expect(catalog.closeReason(LAWYER, ended, TODAY, TODAY))
        .to.be.revertedWithCustomError(catalog, "LicenseCatalogInvalidClosing")
        .withArgs(TODAY, TODAY - 1n, endedRule.usableThrough);
    });

    it("ends the recording of what has ended, and leaves its last day as it is", async function () {
      const { catalog } = await loadRegistries();
      const { number: ended, rule: endedRule } = reason.provisional;
      for (const recordableThrough of [TODAY + 1n, TODAY - 1n]) {
        await catalog.closeReason(LAWYER, ended, endedRule.usableThrough, recordableThrough);
        const closed = { ...endedRule, recordableThrough };
        expect(await catalog.reasonOf(LAWYER, ended)).to.deep.equal(Object.values(closed));
      }
    });

    it("refuses an unknown reason", async function () {
      const { catalog } = await loadRegistries();
      await expect(catalog.closeReason(LAWYER, UNKNOWN_REASON, TODAY, TODAY))
        .to.be.revertedWithCustomError(catalog, "LicenseCatalogUnknownReason")
        .withArgs(LAWYER, UNKNOWN_REASON);
      await expect(catalog.closeReason(UNKNOWN_TYPE, number, TODAY, TODAY))
        .to.be.revertedWithCustomError(catalog, "LicenseCatalogUnknownReason")
        .withArgs(UNKNOWN_TYPE, number);
    });
  });

  describe("closeUse", function () {
    const { number, use } = matter.counsel;

    it("gives a use its last day and changes nothing else", async function () {
      const { catalog } = await loadRegistries();
      await expect(catalog.closeUse(LAWYER, number, TODAY))
        .to.emit(catalog, "StatutoryUseClosed")
        .withArgs(LAWYER, number, TODAY);
      const closed = { ...use, usableThrough: TODAY };
      expect(await catalog.useOf(LAWYER, number)).to.deep.equal(Object.values(closed));
    });

    it("closes as early as yesterday", async function () {
      const { catalog } = await loadRegistries();
      await catalog.closeUse(LAWYER, number, TODAY - 1n);
      expect((await catalog.useOf(LAWYER, number)).usableThrough).to.equal(TODAY - 1n);
    });

    it("refuses the past and a later day than is set", async function () {
      const { catalog } = await loadRegistries();
      await expect(catalog.closeUse(LAWYER, number, TODAY - 2n))
        .to.be.revertedWithCustomError(catalog, "LicenseCatalogInvalidClosing")
        .withArgs(TODAY - 2n, TODAY - 1n, LAST_DAY);
      const { number: census, use: censusUse } = matter.census;
      await expect(catalog.closeUse(LAWYER, census, censusUse.usableThrough + 1n))
        .to.be.revertedWithCustomError(catalog, "LicenseCatalogInvalidClosing")
        .withArgs(censusUse.usableThrough + 1n, TODAY - 1n, censusUse.usableThrough);
    });

    it("refuses an unknown use", async function () {
      const { catalog } = await loadRegistries();
      await expect(catalog.closeUse(LAWYER, UNKNOWN_MATTER, TODAY))
        .to.be.revertedWithCustomError(catalog, "LicenseCatalogUnknownUse")
        .withArgs(LAWYER, UNKNOWN_MATTER);
    });
  });

  describe("checkDecision", function () {
    const { grant, term, l49, provisional } = reason;

    it("passes a decision that the reason allows", async function () {
      const { catalog } = await loadRegistries();
      await check(catalog, LAWYER, decisionFor(grant.number), circumstances(Action.Issue));
      await check(catalog, LAWYER, decisionFor(l49.number), circumstances(Action.Revoke));
    });

    it("refuses an unknown reason", async function () {
      const { catalog } = await loadRegistries();
      for (const [type, number] of [
        [LAWYER, UNKNOWN_REASON],
        [LAWYER, 0n],
        [UNKNOWN_TYPE, grant.number],
      ] as const) {
        await expect(check(catalog, type, decisionFor(number), circumstances(Action.Issue)))
          .to.be.revertedWithCustomError(catalog, "LicenseCatalogUnknownReason")
          .withArgs(type, number);
      }
    });

    it("refuses a reason for another action", async function () {
      const { catalog } = await loadRegistries();
      await expect(check(catalog, LAWYER, decisionFor(grant.number), circumstances(Action.Revoke)))
        .to.be.revertedWithCustomError(catalog, "LicenseCatalogWrongAction")
        .withArgs(LAWYER, grant.number, Action.Revoke, Action.Issue);
    });

    describe("given the days on which a reason may be used", function () {
      it("passes the first and the last of them", async function () {
        const { catalog } = await loadRegistries();
        for (const effectiveOn of [provisional.rule.usableFrom, provisional.rule.usableThrough]) {
          const decision = decisionFor(provisional.number, { effectiveOn });
          await check(catalog, LAWYER, decision, circumstances(Action.Issue));
        }
      });

      it("refuses the day before and the day after", async function () {
        const { catalog } = await loadRegistries();
        for (const effectiveOn of [day("1979-12-31"), day("1997-01-01")]) {
          const decision = decisionFor(provisional.number, { effectiveOn });
          await expect(check(catalog, LAWYER, decision, circumstances(Action.Issue)))
            .to.be.revertedWithCustomError(catalog, "LicenseCatalogReasonNotInUse")
            .withArgs(LAWYER, provisional.number, effectiveOn);
        }
      });

      it("goes by the day on which the decision takes effect, not by today", async function () {
        const { catalog } = await loadRegistries();
        await catalog.closeReason(LAWYER, grant.number, TODAY, LAST_DAY);
        await time.increaseTo(startOf(TODAY + 1n));
        await check(catalog, LAWYER, decisionFor(grant.number), circumstances(Action.Issue));
        const tomorrow = decisionFor(grant.number, { effectiveOn: TODAY + 1n });
        await expect(check(catalog, LAWYER, tomorrow, circumstances(Action.Issue)))
          .to.be.revertedWithCustomError(catalog, "LicenseCatalogReasonNotInUse")
          .withArgs(LAWYER, grant.number, TODAY + 1n);
      });
    });

    describe("given the last day on which a decision may be recorded", function () {
      it("passes that day and refuses the next, whenever it takes effect", async function () {
        const { catalog } = await loadRegistries();
        await catalog.closeReason(LAWYER, grant.number, TODAY, TODAY);
        await time.increaseTo(endOf(TODAY));
        await check(catalog, LAWYER, decisionFor(grant.number), circumstances(Action.Issue));
        await time.increaseTo(startOf(TODAY + 1n));
        await expect(check(catalog, LAWYER, decisionFor(grant.number), circumstances(Action.Issue)))
          .to.be.revertedWithCustomError(catalog, "LicenseCatalogReasonNotInUse")
          .withArgs(LAWYER, grant.number, TODAY + 1n);
      });
    });

    describe("given how far ahead a decision may take effect", function () {
      const { maxDaysBack, maxDaysAhead } = l49.rule;

      it("passes the last day and refuses the next", async function () {
        const { catalog } = await loadRegistries();
        const latest = TODAY + maxDaysAhead;
        const onDay = (effectiveOn: bigint) => decisionFor(l49.number, { effectiveOn });
        await check(catalog, LAWYER, onDay(latest), circumstances(Action.Revoke));
        await expect(check(catalog, LAWYER, onDay(latest + 1n), circumstances(Action.Revoke)))
          .to.be.revertedWithCustomError(catalog, "LicenseCatalogEffectiveDayOutOfBounds")
          .withArgs(latest + 1n, TODAY, maxDaysBack, maxDaysAhead);
      });
    });

    describe("given the statuses in which a reason serves", function () {
      it("passes these and refuses every other one", async function () {
        const { catalog } = await loadRegistries();
        const { number, rule } = reason.judgment;
        const decision = decisionFor(number);
        for (const status of Object.values(Status)) {
          const checking = check(catalog, LAWYER, decision, circumstances(Action.Reissue, NO_DAY, { status }));
          if ((rule.statuses & setOf(status)) !== 0n) {
            expect(await checking).to.deep.equal([ApprovalRule.None, Effect.None]);
          } else {
            await expect(checking)
              .to.be.revertedWithCustomError(catalog, "LicenseCatalogStatusNotAllowed")
              .withArgs(LAWYER, number, status, rule.statuses);
          }
        }
      });
    });

    describe("given an open investigation", function () {
      const investigated = circumstances(Action.Cancel, NO_DAY, { underInvestigation: true });

      it("bars the reasons that say so, and no other", async function () {
        const { catalog } = await loadRegistries();
        const { voluntary, a23 } = reason;
        await expect(check(catalog, LAWYER, decisionFor(voluntary.number), investigated))
          .to.be.revertedWithCustomError(catalog, "LicenseCatalogUnderInvestigation")
          .withArgs(LAWYER, voluntary.number);
        await check(catalog, LAWYER, decisionFor(voluntary.number), circumstances(Action.Cancel));
        await check(catalog, LAWYER, decisionFor(a23.number), investigated);
      });
    });

    it("answers what the reason asks and does", async function () {
      const { catalog } = await loadRegistries();
      for (const { number, rule } of Object.values(reason)) {
        if (rule.usableThrough !== NO_DAY) continue;
        const [status] = Object.values(Status).filter((each) => (rule.statuses & setOf(each)) !== 0n);
        const lastDay = rule.maxDays === 0n ? NO_DAY : TODAY + rule.minDays - 1n;
        const answer = await check(
          catalog,
          ...([LAWYER, decisionFor(number), circumstances(rule.action, lastDay, { status: status! })] as const),
        );
        expect(answer).to.deep.equal([rule.approval, rule.effect]);
      }
    });

    describe("given how far back a decision may take effect", function () {
      const { maxDaysBack } = grant.rule;
      const earliest = TODAY - maxDaysBack;

      it("passes the earliest day and today", async function () {
        const { catalog } = await loadRegistries();
        for (const effectiveOn of [earliest, TODAY]) {
          const decision = decisionFor(grant.number, { effectiveOn });
          await check(catalog, LAWYER, decision, circumstances(Action.Issue));
        }
      });

      it("refuses the day before and tomorrow", async function () {
        const { catalog } = await loadRegistries();
        for (const effectiveOn of [earliest - 1n, TODAY + 1n]) {
          const decision = decisionFor(grant.number, { effectiveOn });
          await expect(check(catalog, LAWYER, decision, circumstances(Action.Issue)))
            .to.be.revertedWithCustomError(catalog, "LicenseCatalogEffectiveDayOutOfBounds")
            .withArgs(effectiveOn, TODAY, maxDaysBack, 0n);
        }
      });

      it("changes days at midnight in Shanghai", async function () {
        const { catalog } = await loadRegistries();
        const tomorrow = decisionFor(grant.number, { effectiveOn: TODAY + 1n });
        await time.increaseTo(endOf(TODAY));
        await expect(check(catalog, LAWYER, tomorrow, circumstances(Action.Issue)))
          .to.be.revertedWithCustomError(catalog, "LicenseCatalogEffectiveDayOutOfBounds")
          .withArgs(TODAY + 1n, TODAY, maxDaysBack, 0n);
        await time.increaseTo(startOf(TODAY + 1n));
        await check(catalog, LAWYER, tomorrow, circumstances(Action.Issue));
      });

      it("reaches no further than the first of all days", async function () {
        const { catalog } = await loadRegistries();
        await catalog.addReason(LAWYER, NEW_NUMBER, openReason, grant.basis);
        const first = decisionFor(NEW_NUMBER, { effectiveOn: 0n });
        await check(catalog, LAWYER, first, circumstances(Action.Issue));
        const tomorrow = decisionFor(NEW_NUMBER, { effectiveOn: TODAY + 1n });
        await expect(check(catalog, LAWYER, tomorrow, circumstances(Action.Issue)))
          .to.be.revertedWithCustomError(catalog, "LicenseCatalogEffectiveDayOutOfBounds")
          .withArgs(TODAY + 1n, TODAY, LAST_DAY, 0n);
      });
    });

    describe("given a reason with bounds in days, both ends counted", function () {
      const { minDays, maxDays } = term.rule;
      const lastOf = (days: bigint): bigint => TODAY + days - 1n;

      it("passes the fewest and the most days", async function () {
        const { catalog } = await loadRegistries();
        for (const days of [minDays, maxDays]) {
          await check(catalog, LAWYER, decisionFor(term.number), circumstances(Action.Issue, lastOf(days)));
        }
      });

      for (const { what, lastDay } of [
        { what: "a day less than the fewest", lastDay: lastOf(minDays - 1n) },
        { what: "a day more than the most", lastDay: lastOf(maxDays + 1n) },
        { what: "an end before the beginning", lastDay: TODAY - 1n },
        { what: "no end", lastDay: NO_DAY },
      ]) {
        it(`refuses ${what}`, async function () {
          const { catalog } = await loadRegistries();
          await expect(check(catalog, LAWYER, decisionFor(term.number), circumstances(Action.Issue, lastDay)))
            .to.be.revertedWithCustomError(catalog, "LicenseCatalogDaysOutOfBounds")
            .withArgs(TODAY, lastDay, minDays, maxDays);
        });
      }

      it("refuses no end even to a decision of day 0", async function () {
        const { catalog } = await loadRegistries();
        const rule = { ...openReason, minDays: 1n, maxDays };
        await catalog.addReason(LAWYER, NEW_NUMBER, rule, term.basis);
        const decision = decisionFor(NEW_NUMBER, { effectiveOn: 0n });
        await expect(check(catalog, LAWYER, decision, circumstances(Action.Issue)))
          .to.be.revertedWithCustomError(catalog, "LicenseCatalogDaysOutOfBounds")
          .withArgs(0n, NO_DAY, 1n, maxDays);
      });

      it("counts one day where beginning and end are the same", async function () {
        const { catalog } = await loadRegistries();
        await catalog.addReason(LAWYER, NEW_NUMBER, { ...term.rule, minDays: 1n, maxDays: 1n }, term.basis);
        await check(catalog, LAWYER, decisionFor(NEW_NUMBER), circumstances(Action.Issue, TODAY));
      });
    });

    it("refuses an end for what has none", async function () {
      const { catalog } = await loadRegistries();
      await expect(check(catalog, LAWYER, decisionFor(grant.number), circumstances(Action.Issue, TODAY)))
        .to.be.revertedWithCustomError(catalog, "LicenseCatalogDaysOutOfBounds")
        .withArgs(TODAY, TODAY, 0n, 0n);
    });
  });

  describe("reads", function () {
    it("of what is unknown are empty", async function () {
      const { catalog } = await loadRegistries();
      expect(await catalog.typeOf(UNKNOWN_TYPE)).to.deep.equal(["", "", ZERO_HASH, "", []]);
      expect(await catalog.reasonOf(LAWYER, UNKNOWN_REASON)).to.deep.equal(NO_RULE);
      expect(await catalog.reasonBasisOf(LAWYER, UNKNOWN_REASON)).to.deep.equal(["", ""]);
      expect(await catalog.useOf(LAWYER, UNKNOWN_MATTER)).to.deep.equal([0n, 0n, 0n, 0n, 0n, 0n]);
      expect(await catalog.useBasisOf(LAWYER, UNKNOWN_MATTER)).to.deep.equal(["", ""]);
      expect(await catalog.reasonsOf(UNKNOWN_TYPE)).to.deep.equal([]);
      expect(await catalog.usesOf(UNKNOWN_TYPE)).to.deep.equal([]);
    });

    it("give what was added", async function () {
      const { catalog } = await loadRegistries();
      expect(await catalog.typeCount()).to.equal(2n);
      for (const { number, use, basis } of Object.values(matter)) {
        expect(await catalog.useOf(LAWYER, number)).to.deep.equal(Object.values(use));
        expect(await catalog.useBasisOf(LAWYER, number)).to.deep.equal(Object.values(basis));
      }
    });

    it("authority names the consortium's AccessManager", async function () {
      const { catalog, accessManager } = await loadRegistries();
      expect(await catalog.authority()).to.equal(await accessManager.getAddress());
    });
  });
});
