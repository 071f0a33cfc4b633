import { expect } from "chai";
import fc from "fast-check";
import { describe, it } from "mocha";
import {
  isLawyerCategory,
  isPracticeNumber,
  lawyerCategories,
  parsePracticeNumber,
  practiceNumberDisagreements,
  requirePracticeNumberAgrees,
  revisePracticeNumber,
  type LawyerCategory,
  type PracticeNumberFacts,
  type Sex,
} from "../../../sdk/src/identifiers/index.js";
import { anyText, refusal, shownBy, thrownBy } from "./refusal.js";
import { lawyers, miswritten } from "./vectors.js";

const hefei = "340100";
const bozhou = "341600";
const shanghaiCity = "310100";
const pudong = "310115";
const anhui = "340000";
const china = "100000";

const subject = { field: "practiceNumber", kind: "lawyer's practice number" };
const lawyer = lawyers.hefei;
const facts = { division: hefei, category: "1", sex: "female" } as const satisfies PracticeNumberFacts;

/** The lawyer's number with other digits from a 1-based position on. */
function withDigits(position: number, digits: string): string {
  return lawyer.slice(0, position - 1) + digits + lawyer.slice(position - 1 + digits.length);
}

const categories = fc.constantFrom(...(Object.keys(lawyerCategories) as LawyerCategory[]));
const sexes = fc.constantFrom<Sex>("male", "female");
const places = fc.integer({ min: 1101, max: 9199 }).filter((place) => place % 100 !== 0);
const numbers = fc
  .record({
    place: places,
    year: fc.integer({ min: 1949, max: 2099 }),
    category: categories,
    sex: fc.constantFrom("0", "1"),
    serial: fc.stringMatching(/^[0-9]{6}$/),
  })
  .map(({ place, year, category, sex, serial }) => `1${place}${year}${category}${sex}${serial}`);

describe("practice number", () => {
  describe("when it is read", () => {
    it("falls into its parts", () => {
      expect(parsePracticeNumber(lawyers.hefei)).to.deep.equal({
        province: "34",
        city: "01",
        year: 2015,
        category: "1",
        sex: "female",
        serial: "900001",
      });
      expect(parsePracticeNumber(lawyers.bozhou)).to.deep.equal({
        province: "34",
        city: "16",
        year: 2019,
        category: "1",
        sex: "male",
        serial: "900002",
      });
    });

    for (const [name, text] of Object.entries(lawyers)) {
      it(`takes the number of ${name}`, () => {
        expect(isPracticeNumber(text)).to.equal(true);
      });
    }

    it("takes every category", () => {
      for (const category of Object.keys(lawyerCategories)) {
        expect(parsePracticeNumber(withDigits(10, category)).category).to.equal(category);
      }
    });

    for (const { what, text, code, details } of [
      {
        what: "another first digit",
        text: withDigits(1, "2"),
        code: "IDENTIFIER_CHARACTER",
        details: { position: 1, allowed: "1" },
      },
      {
        what: "a sex that is neither 0 nor 1",
        text: withDigits(11, "2"),
        code: "IDENTIFIER_CHARACTER",
        details: { position: 11, allowed: "0-1" },
      },
      {
        what: "a province that starts with 0",
        text: withDigits(2, "0"),
        code: "IDENTIFIER_DIVISION",
        details: { positions: "2–3" },
      },
      {
        what: "a year before the Republic",
        text: withDigits(6, "1948"),
        code: "IDENTIFIER_DATE",
        details: { positions: "6–9" },
      },
      { what: "an empty text", text: "", code: "IDENTIFIER_LENGTH", details: { expected: 17, actual: 0 } },
      {
        what: "a digit too few",
        text: lawyer.slice(0, 16),
        code: "IDENTIFIER_LENGTH",
        details: { expected: 17, actual: 16 },
      },
      {
        what: "a digit too many",
        text: `${lawyer}0`,
        code: "IDENTIFIER_LENGTH",
        details: { expected: 17, actual: 18 },
      },
    ]) {
      it(`refuses ${what}`, () => {
        expect(refusal(() => parsePracticeNumber(text))).to.deep.equal({ code, details: { ...subject, ...details } });
        expect(isPracticeNumber(text)).to.equal(false);
      });
    }

    for (const { how, text, at } of miswritten(lawyer)) {
      it(`refuses ${how}`, () => {
        expect(refusal(() => parsePracticeNumber(text))).to.deep.equal({
          code: "IDENTIFIER_CHARACTER",
          details: { ...subject, position: at, allowed: "0-9" },
        });
      });
    }

    it("names the caller's field", () => {
      expect(refusal(() => parsePracticeNumber("", "practiceNo")).details).to.include({ field: "practiceNo" });
    });

    it("never throws anything but an ElicenseError", () => {
      fc.assert(
        fc.property(anyText(Object.values(lawyers)), anyText([hefei]), (text, division) => {
          expect(isPracticeNumber(text)).to.equal(thrownBy(() => parsePracticeNumber(text)) === undefined);
          thrownBy(() => practiceNumberDisagreements(text, { division }));
          thrownBy(() => requirePracticeNumberAgrees(text, { division }));
          thrownBy(() => revisePracticeNumber(text, { division }));
        }),
      );
    });

    it("shows no three digits of the number in any error", () => {
      const damage = fc.tuple(numbers, fc.nat(17), fc.constantFrom("", "0", "7", "x", " ", "99"), fc.nat(2));
      fc.assert(
        fc.property(damage, ([number, at, put, cut]) => {
          const text = number.slice(0, at) + put + number.slice(at + cut);
          const shown = [
            shownBy(() => parsePracticeNumber(text)),
            shownBy(() => requirePracticeNumberAgrees(text, { category: "2", sex: "male" })),
            shownBy(() => requirePracticeNumberAgrees(number, { category: "2", sex: "male" })),
          ].join("\n");
          for (let from = 0; from + 3 <= number.length; from++) {
            expect(shown).to.not.include(number.slice(from, from + 3));
          }
        }),
      );
    });
  });

  describe("when it is compared with the license", () => {
    const comparisons: readonly { what: string; facts: PracticeNumberFacts; parts: readonly string[] }[] = [
      { what: "all the facts", facts, parts: [] },
      { what: "no fact", facts: {}, parts: [] },
      { what: "a county of its city", facts: { division: "340104" }, parts: [] },
      { what: "a county of another city", facts: { division: "341602" }, parts: ["city"] },
      { what: "its province", facts: { division: anhui }, parts: [] },
      { what: "the whole country", facts: { division: china }, parts: [] },
      { what: "another city", facts: { division: bozhou }, parts: ["city"] },
      { what: "the same city digits of another province", facts: { division: shanghaiCity }, parts: ["province"] },
      { what: "another province's city", facts: { division: "321600" }, parts: ["province", "city"] },
      { what: "another province", facts: { division: "320000" }, parts: ["province"] },
      { what: "another category", facts: { category: "2" }, parts: ["category"] },
      { what: "the other sex", facts: { sex: "male" }, parts: ["sex"] },
      {
        what: "another license",
        facts: { division: "321600", category: "7", sex: "male" },
        parts: ["province", "city", "category", "sex"],
      },
    ];
    const positions: Readonly<Record<string, string>> = { province: "2–3", city: "4–5", category: "10", sex: "11" };

    for (const { what, facts: others, parts } of comparisons) {
      it(`with ${what}, reports ${parts.length === 0 ? "nothing" : parts.join(", ")}`, () => {
        expect(practiceNumberDisagreements(lawyer, others)).to.deep.equal(parts);
        const [part] = parts;
        if (part === undefined) {
          expect(thrownBy(() => requirePracticeNumberAgrees(lawyer, others))).to.equal(undefined);
        } else {
          expect(refusal(() => requirePracticeNumberAgrees(lawyer, others))).to.deep.equal({
            code: "IDENTIFIER_DISAGREES",
            details: { ...subject, part, positions: positions[part] },
          });
        }
      });
    }

    it("takes a Shanghai number for a firm in Pudong", () => {
      expect(practiceNumberDisagreements(lawyers.hefeiMovedToShanghai, { division: pudong })).to.deep.equal([]);
    });

    it("refuses a division that is none", () => {
      expect(refusal(() => requirePracticeNumberAgrees(lawyer, { division: "340001" }))).to.deep.equal({
        code: "IDENTIFIER_DIVISION",
        details: { field: "division", kind: "administrative division code", positions: "1–6" },
      });
    });

    it("refuses a category that is none", () => {
      const unknown = "full-time" as LawyerCategory;
      expect(refusal(() => requirePracticeNumberAgrees(lawyer, { category: unknown }))).to.deep.equal({
        code: "IDENTIFIER_CATEGORY",
        details: { field: "category", kind: "category of lawyers", allowed: "0-9" },
      });
    });

    it("takes a sex that is none for a disagreement", () => {
      expect(practiceNumberDisagreements(lawyer, { sex: "" as Sex })).to.deep.equal(["sex"]);
    });

    it("names the caller's field", () => {
      const wrong = refusal(() => requirePracticeNumberAgrees(lawyer, { sex: "male" }, "practiceNo"));
      const short = refusal(() => requirePracticeNumberAgrees("1", {}, "practiceNo"));
      expect(wrong.details).to.include({ field: "practiceNo" });
      expect(short.details).to.include({ field: "practiceNo" });
    });
  });

  describe("when the data change", () => {
    it("gets the digits of the other city, as in the vectors", () => {
      expect(revisePracticeNumber(lawyer, { division: shanghaiCity })).to.equal(lawyers.hefeiMovedToShanghai);
      expect(revisePracticeNumber(lawyer, { division: pudong })).to.equal(lawyers.hefeiMovedToShanghai);
      expect(revisePracticeNumber(lawyer, { division: bozhou })).to.equal("13416201511900001");
    });

    it("changes digit 10 only from full-time to part-time", () => {
      expect(revisePracticeNumber(lawyer, { category: "2" })).to.equal("13401201521900001");
    });

    it("changes digit 11 only with the sex", () => {
      expect(revisePracticeNumber(lawyer, { sex: "male" })).to.equal("13401201510900001");
    });

    it("stays the same without a change", () => {
      expect(revisePracticeNumber(lawyer, {})).to.equal(lawyer);
      expect(revisePracticeNumber(lawyer, facts)).to.equal(lawyer);
    });

    it("agrees with the new facts and keeps year and serial", () => {
      fc.assert(
        fc.property(numbers, places, categories, sexes, (number, place, category, sex) => {
          const change = { division: `${place}00`, category, sex };
          const revised = revisePracticeNumber(number, change);
          expect(practiceNumberDisagreements(revised, change)).to.deep.equal([]);
          expect(parsePracticeNumber(revised).year).to.equal(parsePracticeNumber(number).year);
          expect(parsePracticeNumber(revised).serial).to.equal(parsePracticeNumber(number).serial);
        }),
      );
    });

    for (const { division, level } of [
      { division: anhui, level: "province" },
      { division: china, level: "country" },
    ]) {
      it(`refuses to move to a ${level}, which names no city`, () => {
        expect(refusal(() => revisePracticeNumber(lawyer, { division }))).to.deep.equal({
          code: "IDENTIFIER_DIVISION_LEVEL",
          details: { field: "division", kind: "administrative division code", level },
        });
      });
    }

    it("refuses a category that is none", () => {
      expect(refusal(() => revisePracticeNumber(lawyer, { category: "10" as LawyerCategory })).code).to.equal(
        "IDENTIFIER_CATEGORY",
      );
    });

    it("refuses a sex that is none", () => {
      expect(refusal(() => revisePracticeNumber(lawyer, { sex: "" as Sex })).code).to.equal("IDENTIFIER_CHARACTER");
    });

    it("refuses a number that is none", () => {
      expect(refusal(() => revisePracticeNumber("", facts)).details).to.include(subject);
      expect(refusal(() => revisePracticeNumber("", facts, "practiceNo"))).to.deep.equal({
        code: "IDENTIFIER_LENGTH",
        details: { ...subject, field: "practiceNo", expected: 17, actual: 0 },
      });
    });
  });
});

describe("category of lawyers", () => {
  it("is one of the ten digits, with a name in each language", () => {
    // Documents have the Chinese names, so that these are data.
    expect(lawyerCategories).to.deep.equal({
      "0": { en: "Greater Bay Area lawyer", zh: "粤港澳大湾区律师" },
      "1": { en: "full-time lawyer", zh: "专职律师" },
      "2": { en: "part-time lawyer", zh: "兼职律师" },
      "3": { en: "lawyer resident in Hong Kong", zh: "香港居民律师" },
      "4": { en: "lawyer resident in Macau", zh: "澳门居民律师" },
      "5": { en: "lawyer resident in Taiwan", zh: "台湾居民律师" },
      "6": { en: "public lawyer", zh: "公职律师" },
      "7": { en: "corporate lawyer", zh: "公司律师" },
      "8": { en: "legal aid lawyer", zh: "法律援助律师" },
      "9": { en: "military lawyer", zh: "军队律师" },
    });
  });

  it("is nothing else", () => {
    for (const text of ["", "10", "01", "A", "１", "toString", "__proto__"]) {
      expect(isLawyerCategory(text)).to.equal(false);
    }
  });
});
