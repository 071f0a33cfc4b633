import { expect } from "chai";
import fc from "fast-check";
import { describe, it } from "mocha";
import {
  divisionContains,
  divisionFromNumber,
  divisionToNumber,
  isDivisionCode,
  parseDivisionCode,
} from "../../../sdk/src/identifiers/index.js";
import { anyText, refusal, thrownBy } from "./refusal.js";
import { miswritten } from "./vectors.js";

const china = "100000";
const anhui = "340000";
const hefei = "340100";
const bozhou = "341600";
const lixin = "341623";
const shanghai = "310000";
const tianmen = "429006"; // a county-level city directly under its province, hence city 90

const subject = { field: "divisionCode", kind: "administrative division code" };
const twoDigits = (from: number, to: number): fc.Arbitrary<string> =>
  fc.integer({ min: from, max: to }).map((value) => String(value).padStart(2, "0"));
const counties = fc
  .tuple(twoDigits(11, 91), twoDigits(1, 99), twoDigits(1, 99))
  .map(([province, city, county]) => province + city + county);

describe("division code", () => {
  describe("when it is read", () => {
    const levels = [
      { code: china, level: "country", province: "10", city: "00", county: "00" },
      { code: anhui, level: "province", province: "34", city: "00", county: "00" },
      { code: bozhou, level: "city", province: "34", city: "16", county: "00" },
      { code: lixin, level: "county", province: "34", city: "16", county: "23" },
      { code: tianmen, level: "county", province: "42", city: "90", county: "06" },
    ] as const;
    for (const division of levels) {
      it(`takes ${division.code} as a ${division.level}`, () => {
        expect(parseDivisionCode(division.code)).to.deep.equal(division);
        expect(isDivisionCode(division.code)).to.equal(true);
      });
    }

    for (const code of ["000000", "001600", "041600", "340001", "340023", "100001", "100100", "100123"]) {
      it(`refuses ${code}`, () => {
        expect(refusal(() => parseDivisionCode(code))).to.deep.equal({
          code: "IDENTIFIER_DIVISION",
          details: { ...subject, positions: "1–6" },
        });
        expect(isDivisionCode(code)).to.equal(false);
      });
    }

    for (const { text, actual } of [
      { text: "", actual: 0 },
      { text: "34160", actual: 5 },
      { text: "3416000", actual: 7 },
    ]) {
      it(`refuses ${actual} digits`, () => {
        expect(refusal(() => parseDivisionCode(text))).to.deep.equal({
          code: "IDENTIFIER_LENGTH",
          details: { ...subject, expected: 6, actual },
        });
      });
    }

    for (const { how, text, at } of miswritten(bozhou)) {
      it(`refuses ${how}`, () => {
        expect(refusal(() => parseDivisionCode(text))).to.deep.equal({
          code: "IDENTIFIER_CHARACTER",
          details: { ...subject, position: at, allowed: "0-9" },
        });
      });
    }

    it("names the caller's field", () => {
      expect(refusal(() => parseDivisionCode("", "areaCode")).details).to.include({ field: "areaCode" });
    });

    it("gives no answer about what is no text", () => {
      expect(() => isDivisionCode(undefined as never)).to.throw(TypeError);
    });

    it("never throws anything but an ElicenseError", () => {
      fc.assert(
        fc.property(anyText([bozhou, lixin]), (text) => {
          expect(isDivisionCode(text)).to.equal(thrownBy(() => parseDivisionCode(text)) === undefined);
        }),
      );
    });
  });

  describe("when two are compared", () => {
    const contained: readonly (readonly [string, string])[] = [
      [china, china],
      [china, lixin],
      [anhui, anhui],
      [anhui, bozhou],
      [anhui, lixin],
      [bozhou, bozhou],
      [bozhou, lixin],
      [lixin, lixin],
      ["429000", tianmen],
    ];
    for (const [outer, inner] of contained) {
      it(`${outer} contains ${inner}`, () => {
        expect(divisionContains(outer, inner)).to.equal(true);
      });
    }

    const apart: readonly (readonly [string, string])[] = [
      [anhui, china],
      [anhui, shanghai],
      [bozhou, anhui],
      [bozhou, hefei],
      [hefei, lixin],
      [lixin, bozhou],
      [lixin, "341622"],
    ];
    for (const [outer, inner] of apart) {
      it(`${outer} does not contain ${inner}`, () => {
        expect(divisionContains(outer, inner)).to.equal(false);
      });
    }

    it("is in its own city, its own province and the country, and contains none of them", () => {
      fc.assert(
        fc.property(counties, (county) => {
          for (const outer of [china, `${county.slice(0, 2)}0000`, `${county.slice(0, 4)}00`]) {
            expect(divisionContains(outer, county)).to.equal(true);
            expect(divisionContains(county, outer)).to.equal(false);
          }
        }),
      );
    });

    it("contains each other only if they are the same", () => {
      fc.assert(
        fc.property(counties, counties, (one, other) => {
          const both = divisionContains(one, other) && divisionContains(other, one);
          expect(both).to.equal(one === other);
        }),
      );
    });

    it("says which of the two is no division code", () => {
      expect(refusal(() => divisionContains("340001", lixin)).details).to.include({ field: "outer" });
      expect(refusal(() => divisionContains(anhui, "340001")).details).to.include({ field: "inner" });
    });
  });

  describe("when it goes to the chain and back", () => {
    it("is the number with the same digits", () => {
      expect(divisionToNumber(bozhou)).to.equal(341600n);
      expect(divisionFromNumber(341600n)).to.equal(bozhou);
      expect(divisionFromNumber(341600)).to.equal(bozhou);
    });

    it("comes back unchanged and fits 24 bits", () => {
      fc.assert(
        fc.property(counties, (county) => {
          expect(divisionFromNumber(divisionToNumber(county))).to.equal(county);
          expect(divisionToNumber(county) < 2n ** 24n).to.equal(true);
        }),
      );
    });

    for (const { value, code } of [
      { value: 0n, code: "IDENTIFIER_LENGTH" },
      { value: 41600n, code: "IDENTIFIER_LENGTH" },
      { value: 2n ** 24n - 1n, code: "IDENTIFIER_LENGTH" },
      { value: 340001n, code: "IDENTIFIER_DIVISION" },
      { value: -41600n, code: "IDENTIFIER_CHARACTER" },
      { value: 3416.5, code: "IDENTIFIER_CHARACTER" },
      { value: Number.NaN, code: "IDENTIFIER_CHARACTER" },
    ]) {
      it(`refuses the number ${value}`, () => {
        const refused = refusal(() => divisionFromNumber(value));
        expect(refused.code).to.equal(code);
        expect(refused.details).to.include({ field: "division" });
      });
    }
  });
});
