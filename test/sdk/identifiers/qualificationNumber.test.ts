import { expect } from "chai";
import fc from "fast-check";
import { describe, it } from "mocha";
import { isQualificationNumber, parseQualificationNumber } from "../../../sdk/src/identifiers/index.js";
import { anyText, refusal, shownBy, thrownBy } from "./refusal.js";
import { miswritten } from "./vectors.js";

const qualification = "A20143499000001";
const subject = { field: "qualificationNumber", kind: "legal professional qualification number" };

describe("qualification number", () => {
  for (const letter of ["A", "B", "C"]) {
    it(`takes class ${letter}`, () => {
      const text = letter + qualification.slice(1);
      expect(parseQualificationNumber(text)).to.deep.equal({ class: letter, digits: "20143499000001" });
      expect(isQualificationNumber(text)).to.equal(true);
    });
  }

  for (const { what, text, position, allowed } of [
    { what: "another letter", text: `D${qualification.slice(1)}`, position: 1, allowed: "A-C" },
    { what: "a digit in place of the letter", text: `1${qualification.slice(1)}`, position: 1, allowed: "A-C" },
    { what: "a letter among the digits", text: `${qualification.slice(0, 14)}O`, position: 15, allowed: "0-9" },
    { what: "a small letter", text: `a${qualification.slice(1)}`, position: 1, allowed: "0-9A-Z" },
  ]) {
    it(`refuses ${what}`, () => {
      expect(refusal(() => parseQualificationNumber(text))).to.deep.equal({
        code: "IDENTIFIER_CHARACTER",
        details: { ...subject, position, allowed },
      });
      expect(isQualificationNumber(text)).to.equal(false);
    });
  }

  for (const { how, text, at } of miswritten(qualification)) {
    it(`refuses ${how}`, () => {
      expect(refusal(() => parseQualificationNumber(text))).to.deep.equal({
        code: "IDENTIFIER_CHARACTER",
        details: { ...subject, position: at, allowed: "0-9A-Z" },
      });
    });
  }

  for (const { text, actual } of [
    { text: "", actual: 0 },
    { text: "A", actual: 1 },
    { text: qualification.slice(0, 14), actual: 14 },
    { text: `${qualification}0`, actual: 16 },
  ]) {
    it(`refuses ${actual} characters`, () => {
      expect(refusal(() => parseQualificationNumber(text))).to.deep.equal({
        code: "IDENTIFIER_LENGTH",
        details: { ...subject, expected: 15, actual },
      });
    });
  }

  it("names the caller's field", () => {
    const { details } = refusal(() => parseQualificationNumber("", "qualificationNo"));
    expect(details).to.include({ field: "qualificationNo" });
  });

  it("is what the pattern describes, and never throws anything but an ElicenseError", () => {
    fc.assert(
      fc.property(fc.oneof(anyText([qualification]), fc.stringMatching(/^[A-D][0-9]{14}$/)), (text) => {
        // A pattern's $ also matches before a line break in other languages; not in JavaScript.
        const conforms = /^[ABC][0-9]{14}$/.test(text);
        expect(thrownBy(() => parseQualificationNumber(text)) === undefined).to.equal(conforms);
        expect(isQualificationNumber(text)).to.equal(conforms);
      }),
    );
  });

  it("shows no three characters of the number in any error", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-D][0-9]{13}[0-9A-Z]$/), fc.nat(15), (number, at) => {
        const shown =
          shownBy(() => parseQualificationNumber(number)) + shownBy(() => parseQualificationNumber(number.slice(at)));
        for (let from = 0; from + 3 <= number.length; from++)
          expect(shown).to.not.include(number.slice(from, from + 3));
      }),
    );
  });
});
