import { expect } from "chai";
import { network } from "hardhat";

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
  TODAY,
  UNKNOWN_MATTER,
  UNKNOWN_REASON,
  UNKNOWN_TYPE,
  ZERO_HASH,
} from "./fixture.js";
import { Action, day, endOf, setOf, startOf } from "./terms.js";

const { networkHelpers } = await network.create(MORNING);
const { time } = networkHelpers;
const loadRegistries = () => networkHelpers.loadFixture(registries);

const NO_DAY = 0n;
const LAST_DAY = 65_535n;
const NEW_NUMBER = 77n;

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
        .withArgs(number, code, schemaHash, schemaURI);

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
      expect(await catalog.reasonOf(LAWYER, NEW_NUMBER)).to.deep.equal([0n, 0n, 0n, 0n, 0n, 0n]);
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
    ]) {
      it(`refuses a reason ${what}`, async function () {
        const { catalog } = await loadRegistries();
        await expect(catalog.addReason(LAWYER, NEW_NUMBER, { ...reason.term.rule, ...change }, reason.term.basis))
          .to.be.revertedWithCustomError(catalog, "LicenseCatalogInvalidReason")
          .withArgs(LAWYER, NEW_NUMBER);
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

  describe("closeReason", function () {
    const { number, rule } = reason.grant;

    it("gives a reason its last day and changes nothing else", async function () {
      const { catalog } = await loadRegistries();
      await expect(catalog.closeReason(LAWYER, number, TODAY + 30n))
        .to.emit(catalog, "ReasonClosed")
        .withArgs(LAWYER, number, TODAY + 30n);
      const closed = { ...rule, usableThrough: TODAY + 30n };
      expect(await catalog.reasonOf(LAWYER, number)).to.deep.equal(Object.values(closed));
      expect(await catalog.reasonOf(FORENSIC, number)).to.deep.equal(Object.values(rule));
    });

    it("closes as early as today, until midnight in Shanghai", async function () {
      const { catalog } = await loadRegistries();
      await time.setNextBlockTimestamp(endOf(TODAY));
      await catalog.closeReason(LAWYER, number, TODAY);
      await time.setNextBlockTimestamp(startOf(TODAY + 1n));
      await expect(catalog.closeReason(FORENSIC, number, TODAY))
        .to.be.revertedWithCustomError(catalog, "LicenseCatalogInvalidClosing")
        .withArgs(TODAY, TODAY + 1n, LAST_DAY);
    });

    it("refuses the past", async function () {
      const { catalog } = await loadRegistries();
      await expect(catalog.closeReason(LAWYER, number, TODAY - 1n))
        .to.be.revertedWithCustomError(catalog, "LicenseCatalogInvalidClosing")
        .withArgs(TODAY - 1n, TODAY, LAST_DAY);
      await expect(catalog.closeReason(LAWYER, number, NO_DAY))
        .to.be.revertedWithCustomError(catalog, "LicenseCatalogInvalidClosing")
        .withArgs(NO_DAY, TODAY, LAST_DAY);
    });

    it("only moves earlier", async function () {
      const { catalog } = await loadRegistries();
      await catalog.closeReason(LAWYER, number, TODAY + 30n);
      await expect(catalog.closeReason(LAWYER, number, TODAY + 31n))
        .to.be.revertedWithCustomError(catalog, "LicenseCatalogInvalidClosing")
        .withArgs(TODAY + 31n, TODAY, TODAY + 30n);
      await catalog.closeReason(LAWYER, number, TODAY + 29n);
      expect((await catalog.reasonOf(LAWYER, number)).usableThrough).to.equal(TODAY + 29n);
    });

    it("never opens again what has ended", async function () {
      const { catalog } = await loadRegistries();
      const { number: ended, rule: endedRule } = reason.provisional;
      await expect(catalog.closeReason(LAWYER, ended, TODAY))
        .to.be.revertedWithCustomError(catalog, "LicenseCatalogInvalidClosing")
        .withArgs(TODAY, TODAY, endedRule.usableThrough);
    });

    it("refuses an unknown reason", async function () {
      const { catalog } = await loadRegistries();
      await expect(catalog.closeReason(LAWYER, UNKNOWN_REASON, TODAY))
        .to.be.revertedWithCustomError(catalog, "LicenseCatalogUnknownReason")
        .withArgs(LAWYER, UNKNOWN_REASON);
      await expect(catalog.closeReason(UNKNOWN_TYPE, number, TODAY))
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

    it("refuses the past and a later day than is set", async function () {
      const { catalog } = await loadRegistries();
      await expect(catalog.closeUse(LAWYER, number, TODAY - 1n))
        .to.be.revertedWithCustomError(catalog, "LicenseCatalogInvalidClosing")
        .withArgs(TODAY - 1n, TODAY, LAST_DAY);
      const { number: census, use: censusUse } = matter.census;
      await expect(catalog.closeUse(LAWYER, census, censusUse.usableThrough + 1n))
        .to.be.revertedWithCustomError(catalog, "LicenseCatalogInvalidClosing")
        .withArgs(censusUse.usableThrough + 1n, TODAY, censusUse.usableThrough);
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
      await catalog.checkDecision(LAWYER, Action.Issue, decisionFor(grant.number), NO_DAY);
      await catalog.checkDecision(LAWYER, Action.Revoke, decisionFor(l49.number), NO_DAY);
    });

    it("refuses an unknown reason", async function () {
      const { catalog } = await loadRegistries();
      for (const [type, number] of [
        [LAWYER, UNKNOWN_REASON],
        [LAWYER, 0n],
        [UNKNOWN_TYPE, grant.number],
      ] as const) {
        await expect(catalog.checkDecision(type, Action.Issue, decisionFor(number), NO_DAY))
          .to.be.revertedWithCustomError(catalog, "LicenseCatalogUnknownReason")
          .withArgs(type, number);
      }
    });

    it("refuses a reason for another action", async function () {
      const { catalog } = await loadRegistries();
      await expect(catalog.checkDecision(LAWYER, Action.Revoke, decisionFor(grant.number), NO_DAY))
        .to.be.revertedWithCustomError(catalog, "LicenseCatalogWrongAction")
        .withArgs(LAWYER, grant.number, Action.Revoke, Action.Issue);
    });

    describe("given the days on which a reason may be used", function () {
      it("passes the first and the last of them", async function () {
        const { catalog } = await loadRegistries();
        for (const effectiveOn of [provisional.rule.usableFrom, provisional.rule.usableThrough]) {
          const decision = decisionFor(provisional.number, { effectiveOn });
          await catalog.checkDecision(LAWYER, Action.Issue, decision, NO_DAY);
        }
      });

      it("refuses the day before and the day after", async function () {
        const { catalog } = await loadRegistries();
        for (const effectiveOn of [day("1979-12-31"), day("1997-01-01")]) {
          const decision = decisionFor(provisional.number, { effectiveOn });
          await expect(catalog.checkDecision(LAWYER, Action.Issue, decision, NO_DAY))
            .to.be.revertedWithCustomError(catalog, "LicenseCatalogReasonNotInUse")
            .withArgs(LAWYER, provisional.number, effectiveOn);
        }
      });

      it("goes by the day on which the decision takes effect, not by today", async function () {
        const { catalog } = await loadRegistries();
        await catalog.closeReason(LAWYER, grant.number, TODAY);
        await time.increaseTo(startOf(TODAY + 1n));
        await catalog.checkDecision(LAWYER, Action.Issue, decisionFor(grant.number), NO_DAY);
        const tomorrow = decisionFor(grant.number, { effectiveOn: TODAY + 1n });
        await expect(catalog.checkDecision(LAWYER, Action.Issue, tomorrow, NO_DAY))
          .to.be.revertedWithCustomError(catalog, "LicenseCatalogReasonNotInUse")
          .withArgs(LAWYER, grant.number, TODAY + 1n);
      });
    });

    describe("given how far back a decision may take effect", function () {
      const { maxDaysBack } = grant.rule;
      const earliest = TODAY - maxDaysBack;

      it("passes the earliest day and today", async function () {
        const { catalog } = await loadRegistries();
        for (const effectiveOn of [earliest, TODAY]) {
          const decision = decisionFor(grant.number, { effectiveOn });
          await catalog.checkDecision(LAWYER, Action.Issue, decision, NO_DAY);
        }
      });

      it("refuses the day before and tomorrow", async function () {
        const { catalog } = await loadRegistries();
        for (const effectiveOn of [earliest - 1n, TODAY + 1n]) {
          const decision = decisionFor(grant.number, { effectiveOn });
          await expect(catalog.checkDecision(LAWYER, Action.Issue, decision, NO_DAY))
            .to.be.revertedWithCustomError(catalog, "LicenseCatalogEffectiveDayOutOfBounds")
            .withArgs(effectiveOn, TODAY, maxDaysBack);
        }
      });

      it("changes days at midnight in Shanghai", async function () {
        const { catalog } = await loadRegistries();
        const tomorrow = decisionFor(grant.number, { effectiveOn: TODAY + 1n });
        await time.increaseTo(endOf(TODAY));
        await expect(catalog.checkDecision(LAWYER, Action.Issue, tomorrow, NO_DAY))
          .to.be.revertedWithCustomError(catalog, "LicenseCatalogEffectiveDayOutOfBounds")
          .withArgs(TODAY + 1n, TODAY, maxDaysBack);
        await time.increaseTo(startOf(TODAY + 1n));
        await catalog.checkDecision(LAWYER, Action.Issue, tomorrow, NO_DAY);
      });

      it("reaches no further than the first of all days", async function () {
        const { catalog } = await loadRegistries();
        await catalog.addReason(LAWYER, NEW_NUMBER, openReason, grant.basis);
        const first = decisionFor(NEW_NUMBER, { effectiveOn: 0n });
        await catalog.checkDecision(LAWYER, Action.Issue, first, NO_DAY);
        const tomorrow = decisionFor(NEW_NUMBER, { effectiveOn: TODAY + 1n });
        await expect(catalog.checkDecision(LAWYER, Action.Issue, tomorrow, NO_DAY))
          .to.be.revertedWithCustomError(catalog, "LicenseCatalogEffectiveDayOutOfBounds")
          .withArgs(TODAY + 1n, TODAY, LAST_DAY);
      });
    });

    describe("given a reason with bounds in days, both ends counted", function () {
      const { minDays, maxDays } = term.rule;
      const lastOf = (days: bigint): bigint => TODAY + days - 1n;

      it("passes the fewest and the most days", async function () {
        const { catalog } = await loadRegistries();
        for (const days of [minDays, maxDays]) {
          await catalog.checkDecision(LAWYER, Action.Issue, decisionFor(term.number), lastOf(days));
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
          await expect(catalog.checkDecision(LAWYER, Action.Issue, decisionFor(term.number), lastDay))
            .to.be.revertedWithCustomError(catalog, "LicenseCatalogDaysOutOfBounds")
            .withArgs(TODAY, lastDay, minDays, maxDays);
        });
      }

      it("refuses no end even to a decision of day 0", async function () {
        const { catalog } = await loadRegistries();
        const rule = { ...openReason, minDays: 1n, maxDays };
        await catalog.addReason(LAWYER, NEW_NUMBER, rule, term.basis);
        const decision = decisionFor(NEW_NUMBER, { effectiveOn: 0n });
        await expect(catalog.checkDecision(LAWYER, Action.Issue, decision, NO_DAY))
          .to.be.revertedWithCustomError(catalog, "LicenseCatalogDaysOutOfBounds")
          .withArgs(0n, NO_DAY, 1n, maxDays);
      });

      it("counts one day where beginning and end are the same", async function () {
        const { catalog } = await loadRegistries();
        await catalog.addReason(LAWYER, NEW_NUMBER, { ...term.rule, minDays: 1n, maxDays: 1n }, term.basis);
        await catalog.checkDecision(LAWYER, Action.Issue, decisionFor(NEW_NUMBER), TODAY);
      });
    });

    it("refuses an end for what has none", async function () {
      const { catalog } = await loadRegistries();
      await expect(catalog.checkDecision(LAWYER, Action.Issue, decisionFor(grant.number), TODAY))
        .to.be.revertedWithCustomError(catalog, "LicenseCatalogDaysOutOfBounds")
        .withArgs(TODAY, TODAY, 0n, 0n);
    });
  });

  describe("reads", function () {
    it("of what is unknown are empty", async function () {
      const { catalog } = await loadRegistries();
      expect(await catalog.typeOf(UNKNOWN_TYPE)).to.deep.equal(["", "", ZERO_HASH, "", []]);
      expect(await catalog.reasonOf(LAWYER, UNKNOWN_REASON)).to.deep.equal([0n, 0n, 0n, 0n, 0n, 0n]);
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
