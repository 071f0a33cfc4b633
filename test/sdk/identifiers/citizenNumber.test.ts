import { expect } from "chai";
import fc from "fast-check";
import { describe, it } from "mocha";
import {
  citizenNumberCheckCharacter,
  isCitizenNumber,
  parseCitizenNumber,
} from "../../../sdk/src/identifiers/index.js";
import { anyText, refusal, shownBy, substitution, thrownBy, transposed } from "./refusal.js";
import { citizens, miswritten } from "./vectors.js";

// The examples printed in GB 11643-1999: nobody's numbers.
const standardExamples = [
  { text: "11010519491231002X", division: "110105", birthDate: "1949-12-31", sex: "female" },
  { text: "440524188001010014", division: "440524", birthDate: "1880-01-01", sex: "male" },
] as const;

const synthetic = [
  { text: "349900198503120015", division: "349900", birthDate: "1985-03-12", sex: "male" },
  { text: "349900199001010021", division: "349900", birthDate: "1990-01-01", sex: "female" },
  { text: "319900197712310034", division: "319900", birthDate: "1977-12-31", sex: "male" },
] as const;

const holder = synthetic[0].text;
const digits = "0123456789";
const subject = { field: "citizenNumber", kind: "citizen number" };

/** A number with its check character, from a division, a birth date and a sequence. */
function numbered(division: string, birth: string, sequence = "001"): string {
  const body = division + birth + sequence;
  return body + citizenNumberCheckCharacter(body);
}

const numbers = fc
  .record({
    division: fc.integer({ min: 100000, max: 999999 }),
    // Days of 1900 to 2099, as milliseconds since 1970.
    birth: fc.date({ min: new Date("1900-01-01"), max: new Date("2099-12-31"), noInvalidDate: true }),
    sequence: fc.integer({ min: 0, max: 999 }).map((value) => String(value).padStart(3, "0")),
  })
  .map(({ division, birth, sequence }) =>
    numbered(String(division), birth.toISOString().slice(0, 10).replaceAll("-", ""), sequence),
  );

describe("citizen number", () => {
  describe("when its check character is computed", () => {
    it("is that of the standard's own examples", () => {
      for (const { text } of standardExamples) {
        expect(citizenNumberCheckCharacter(text.slice(0, 17))).to.equal(text.charAt(17));
      }
    });

    it("is what the weights and the table of the standard give", () => {
      const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
      fc.assert(
        fc.property(fc.stringMatching(/^[0-9]{17}$/), (body) => {
          const sum = weights.reduce((total, weight, index) => total + weight * Number(body.charAt(index)), 0);
          expect(citizenNumberCheckCharacter(body)).to.equal("10X98765432".charAt(sum % 11));
        }),
      );
    });

    it("differs after every single substitution", () => {
      fc.assert(
        fc.property(substitution(digits, 17), ({ body, changed }) => {
          expect(citizenNumberCheckCharacter(changed)).to.not.equal(citizenNumberCheckCharacter(body));
        }),
      );
    });

    it("differs after every transposition of neighbours", () => {
      fc.assert(
        fc.property(fc.stringMatching(/^[0-9]{17}$/), fc.nat(15), (body, at) => {
          const swapped = transposed(body, at);
          fc.pre(swapped !== body);
          expect(citizenNumberCheckCharacter(swapped)).to.not.equal(citizenNumberCheckCharacter(body));
        }),
      );
    });

    it("refuses a body of another length and one with an X", () => {
      expect(refusal(() => citizenNumberCheckCharacter(holder))).to.deep.equal({
        code: "IDENTIFIER_LENGTH",
        details: { ...subject, expected: 17, actual: 18 },
      });
      expect(refusal(() => citizenNumberCheckCharacter(`${holder.slice(0, 16)}X`))).to.deep.equal({
        code: "IDENTIFIER_CHARACTER",
        details: { ...subject, position: 17, allowed: "0-9" },
      });
    });
  });

  describe("when it is read", () => {
    for (const { text, ...parts } of standardExamples) {
      it(`takes the standard's example of ${parts.birthDate}`, () => {
        expect(parseCitizenNumber(text)).to.deep.equal(parts);
        expect(isCitizenNumber(text)).to.equal(true);
      });
    }

    for (const { text, ...parts } of synthetic) {
      it(`takes the synthetic number of ${parts.birthDate}`, () => {
        expect(citizens).to.include(text);
        expect(parseCitizenNumber(text)).to.deep.equal(parts);
        expect(isCitizenNumber(text)).to.equal(true);
      });
    }

    it("takes every number with a day of the calendar and its check character", () => {
      fc.assert(
        fc.property(numbers, (number) => {
          expect(isCitizenNumber(number)).to.equal(true);
        }),
      );
    });

    it("takes a division of former times: a Hainan county without a city", () => {
      expect(parseCitizenNumber(numbered("460028", "19850312")).division).to.equal("460028");
    });

    it("takes 29 February of a leap year", () => {
      for (const birth of ["20000229", "19960229"]) {
        expect(isCitizenNumber(numbered("349900", birth))).to.equal(true);
      }
    });

    it("takes the first year of the calendar", () => {
      expect(parseCitizenNumber(numbered("349900", "00010101")).birthDate).to.equal("0001-01-01");
    });

    for (const birth of [
      "19000229",
      "19990229",
      "19990230",
      "19990431",
      "19990631",
      "19990931",
      "19991131",
      "19990132",
      "19990100",
      "19990001",
      "19991301",
      "00000101",
    ]) {
      it(`refuses the birth date ${birth}, though the check character is right`, () => {
        expect(refusal(() => parseCitizenNumber(numbered("349900", birth)))).to.deep.equal({
          code: "IDENTIFIER_DATE",
          details: { ...subject, positions: "7–14" },
        });
      });
    }

    it("refuses a division that starts with 0", () => {
      expect(refusal(() => parseCitizenNumber(numbered("049900", "19850312")))).to.deep.equal({
        code: "IDENTIFIER_DIVISION",
        details: { ...subject, positions: "1–6" },
      });
    });

    it("refuses another check character and tells the right one", () => {
      expect(refusal(() => parseCitizenNumber(`${holder.slice(0, 17)}X`))).to.deep.equal({
        code: "IDENTIFIER_CHECK",
        details: { ...subject, position: 18, expected: "5" },
      });
    });

    it("refuses an X before the end", () => {
      expect(refusal(() => parseCitizenNumber(`${holder.slice(0, 16)}X5`))).to.deep.equal({
        code: "IDENTIFIER_CHARACTER",
        details: { ...subject, position: 17, allowed: "0-9" },
      });
    });

    it("refuses a small x as check character", () => {
      expect(refusal(() => parseCitizenNumber("11010519491231002x"))).to.deep.equal({
        code: "IDENTIFIER_CHARACTER",
        details: { ...subject, position: 18, allowed: "0-9X" },
      });
    });

    for (const { how, text, at } of miswritten(holder)) {
      it(`refuses ${how}`, () => {
        expect(refusal(() => parseCitizenNumber(text))).to.deep.equal({
          code: "IDENTIFIER_CHARACTER",
          details: { ...subject, position: at, allowed: "0-9X" },
        });
      });
    }

    for (const { what, text, actual } of [
      { what: "an empty text", text: "", actual: 0 },
      { what: "a number of 15 digits, as before 1999", text: "349900850312001", actual: 15 },
      { what: "a digit too many", text: `${holder}0`, actual: 19 },
    ]) {
      it(`refuses ${what}`, () => {
        expect(refusal(() => parseCitizenNumber(text))).to.deep.equal({
          code: "IDENTIFIER_LENGTH",
          details: { ...subject, expected: 18, actual },
        });
      });
    }

    it("names the caller's field", () => {
      expect(refusal(() => parseCitizenNumber("", "idNumber")).details).to.include({ field: "idNumber" });
    });

    it("refuses every transposition of neighbours, the check character included", () => {
      fc.assert(
        fc.property(numbers, fc.nat(16), (number, at) => {
          const swapped = transposed(number, at);
          fc.pre(swapped !== number);
          expect(isCitizenNumber(swapped)).to.equal(false);
        }),
      );
    });

    it("never throws anything but an ElicenseError", () => {
      fc.assert(
        fc.property(anyText([...citizens, ...standardExamples.map(({ text }) => text)]), (text) => {
          expect(isCitizenNumber(text)).to.equal(thrownBy(() => parseCitizenNumber(text)) === undefined);
          thrownBy(() => citizenNumberCheckCharacter(text));
        }),
      );
    });

    it("shows no three characters of the number in any error", () => {
      const damage = fc.tuple(numbers, fc.nat(18), fc.constantFrom("", "0", "7", "X", "x", " ", "99"), fc.nat(2));
      fc.assert(
        fc.property(damage, ([number, at, put, cut]) => {
          const text = number.slice(0, at) + put + number.slice(at + cut);
          const shown = shownBy(() => parseCitizenNumber(text));
          for (let from = 0; from + 3 <= text.length; from++) expect(shown).to.not.include(text.slice(from, from + 3));
        }),
      );
    });
  });
});
