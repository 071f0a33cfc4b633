import { dayFromNumber, dayToNumber, ElicenseError, lastDayOfMonths, lawyer } from "@elicense/sdk";
import { expect } from "chai";
import fc from "fast-check";
import { describe, it } from "mocha";

/** From the first day and the months to the last day. */
const examples: readonly [from: string, months: number, through: string, why: string][] = [
  ["2026-03-15", 4, "2026-07-14", "the eve of the corresponding day"],
  ["2026-03-01", 3, "2026-05-31", "the month before, whole"],
  ["2026-12-31", 1, "2027-01-30", "across the year"],
  ["2026-10-31", 4, "2027-02-27", "February has no 31st: the eve of its last day"],
  ["2026-10-30", 4, "2027-02-27", "nor a 30th"],
  ["2026-10-29", 4, "2027-02-27", "nor, in a common year, a 29th"],
  ["2026-10-28", 4, "2027-02-27", "but a 28th"],
  ["2027-10-29", 4, "2028-02-28", "in a leap year February has a 29th"],
  ["2027-10-31", 4, "2028-02-28", "and no 31st"],
  ["2028-02-29", 12, "2029-02-27", "a year from a leap day"],
  ["2028-02-29", 48, "2032-02-28", "four years from a leap day"],
  ["2026-11-01", 4, "2027-02-28", "the last day of February is the eve of 1 March"],
  ["2026-05-31", 1, "2026-06-29", "June has no 31st"],
];

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof ElicenseError) return error.code;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("lastDayOfMonths", () => {
  for (const [from, months, through, why] of examples) {
    it(`from ${from} for ${String(months)} is through ${through}: ${why}`, () => {
      expect(lastDayOfMonths(from, months)).to.equal(through);
    });
  }

  const days = fc.integer({ min: 0, max: 50_000 }).map(dayFromNumber);
  const monthCounts = fc.integer({ min: 1, max: 60 });

  it("is never later for an earlier first day, nor for fewer months", () => {
    fc.assert(
      fc.property(days, monthCounts, (from, months) => {
        const next = dayFromNumber(dayToNumber(from) + 1);
        expect(lastDayOfMonths(from, months) <= lastDayOfMonths(next, months)).to.equal(true);
        expect(lastDayOfMonths(from, months) < lastDayOfMonths(from, months + 1)).to.equal(true);
      }),
    );
  });

  it("is the eve of the same date, in every month that has it", () => {
    fc.assert(
      fc.property(days, monthCounts, (from, months) => {
        fc.pre(Number(from.slice(8)) <= 28);
        const after = dayFromNumber(dayToNumber(lastDayOfMonths(from, months)) + 1);
        expect(after.slice(8)).to.equal(from.slice(8));
        const monthsOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
        expect(monthsOf(after) - monthsOf(from)).to.equal(months);
      }),
    );
  });

  // The law says months and the chain counts days: the bounds in the catalog must fit whatever the first day is.
  const lawful: readonly [code: string, months: readonly number[]][] = [
    ["L47", [1, 2, 3]],
    ["L48", [3, 4, 5, 6]],
    ["L49-SUSPENSION", [6, 7, 8, 9, 10, 11, 12]],
    ["L51", [3, 6, 9, 12]],
  ];
  for (const [code, allowed] of lawful) {
    it(`fits the bounds of ${code} for ${allowed.join(", ")} months from any day`, () => {
      const reason = lawyer.reasons.find((each) => each.code === code);
      expect(reason?.action).to.equal("Suspend");
      const { minDays, maxDays } = reason ?? { minDays: 1, maxDays: 0 };
      for (const months of allowed) {
        for (let number = dayToNumber("2026-01-01"); number < dayToNumber("2034-01-01"); number++) {
          const dayCount = dayToNumber(lastDayOfMonths(dayFromNumber(number), months)) - number + 1;
          expect(dayCount >= minDays && dayCount <= maxDays, `${dayFromNumber(number)} ${String(dayCount)}`).to.equal(
            true,
          );
        }
      }
    });
  }

  it("refuses what is no number of months, no day, or beyond the chain's days", () => {
    for (const months of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 1_201]) {
      expect(
        codeOf(() => lastDayOfMonths("2026-03-15", months)),
        String(months),
      ).to.equal("MONTHS_FORM");
    }
    expect(codeOf(() => lastDayOfMonths("2026-02-29", 1))).to.equal("DAY_FORM");
    expect(codeOf(() => lastDayOfMonths("2149-05-31", 2))).to.equal("DAY_RANGE");
    expect(codeOf(() => lastDayOfMonths("2060-01-01", 1_200))).to.equal("DAY_RANGE");
  });
});
