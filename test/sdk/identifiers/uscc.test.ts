import { expect } from "chai";
import fc from "fast-check";
import { describe, it } from "mocha";
import {
  isUscc,
  organisationCodeCheckCharacter,
  parseUscc,
  usccCheckCharacter,
} from "../../../sdk/src/identifiers/index.js";
import { anyText, refusal, substitution, thrownBy, transposed } from "./refusal.js";
import { miswritten, organisations } from "./vectors.js";

// Worked example of the check character in GB 32100-2015; no organisation bears it.
const standardExample = "91350100M000100Y43";

const values = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const allowed = "0-9A-HJ-NP-RTUWXY";
const subject = { field: "uscc", kind: "unified social credit code" };
const firm = organisations.hefeiFirm;

const bodies = fc
  .record({
    head: fc.string({ unit: fc.constantFrom(...values), minLength: 2, maxLength: 2 }),
    division: fc.integer({ min: 100000, max: 999999 }),
    organisation: fc.string({ unit: fc.constantFrom(...values), minLength: 8, maxLength: 8 }),
  })
  .map(({ head, division, organisation }) => {
    return `${head}${division}${organisation}${organisationCodeCheckCharacter(organisation)}`;
  });

describe("unified social credit code", () => {
  describe("when its check character is computed", () => {
    it("is the standard's own example", () => {
      expect(usccCheckCharacter(standardExample.slice(0, 17))).to.equal("3");
      expect(isUscc(standardExample)).to.equal(true);
    });

    it("is what the formula of the standard gives", () => {
      // C18 = 31 − MOD(Σ Ci × Wi, 31), with the weights as the standard prints them.
      const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
      fc.assert(
        fc.property(bodies, (body) => {
          const sum = weights.reduce((total, weight, index) => total + weight * values.indexOf(body.charAt(index)), 0);
          expect(usccCheckCharacter(body)).to.equal(values.charAt((31 - (sum % 31)) % 31));
        }),
      );
    });

    it("differs after every single substitution", () => {
      fc.assert(
        fc.property(substitution(values, 17), ({ body, changed }) => {
          expect(usccCheckCharacter(changed)).to.not.equal(usccCheckCharacter(body));
        }),
      );
    });

    it("refuses a body of another length and one with the letter I", () => {
      expect(refusal(() => usccCheckCharacter(firm))).to.deep.equal({
        code: "IDENTIFIER_LENGTH",
        details: { ...subject, expected: 17, actual: 18 },
      });
      expect(refusal(() => usccCheckCharacter("I1340000E0FAKE073"))).to.deep.equal({
        code: "IDENTIFIER_CHARACTER",
        details: { ...subject, position: 1, allowed },
      });
    });
  });

  describe("when it is read", () => {
    for (const [name, code] of Object.entries(organisations)) {
      it(`takes the code of ${name}`, () => {
        expect(parseUscc(code)).to.deep.equal({
          department: code.charAt(0),
          kind: code.charAt(1),
          division: code.slice(2, 8),
          organisationCode: code.slice(8, 17),
          check: code.charAt(17),
        });
        expect(isUscc(code)).to.equal(true);
      });
    }

    it("takes every code with both check characters right", () => {
      fc.assert(
        fc.property(bodies, (body) => {
          expect(isUscc(body + usccCheckCharacter(body))).to.equal(true);
        }),
      );
    });

    it("refuses the standard's counter-example, whose check character is Z, a letter that is never used", () => {
      expect(refusal(() => parseUscc("91350100M000100Y4Z"))).to.deep.equal({
        code: "IDENTIFIER_CHARACTER",
        details: { ...subject, position: 18, allowed },
      });
    });

    it("refuses another check character and tells the right one", () => {
      expect(refusal(() => parseUscc(`${firm.slice(0, 17)}X`))).to.deep.equal({
        code: "IDENTIFIER_CHECK",
        details: { ...subject, position: 18, expected: "W" },
      });
    });

    it("refuses an organisation code with another check character, though the code's own is right", () => {
      const body = "31340000E0FAKE074";
      expect(refusal(() => parseUscc(body + usccCheckCharacter(body)))).to.deep.equal({
        code: "IDENTIFIER_CHECK",
        details: { ...subject, position: 17, expected: "3" },
      });
    });

    it("refuses a letter in the division", () => {
      expect(refusal(() => parseUscc("3134A000E0FAKE073W"))).to.deep.equal({
        code: "IDENTIFIER_CHARACTER",
        details: { ...subject, position: 5, allowed: "0-9" },
      });
    });

    it("refuses a division that starts with 0", () => {
      expect(refusal(() => parseUscc("31040000E0FAKE073W"))).to.deep.equal({
        code: "IDENTIFIER_DIVISION",
        details: { ...subject, positions: "3–8" },
      });
    });

    for (const letter of ["I", "O", "S", "V", "Z"]) {
      it(`refuses the letter ${letter}`, () => {
        expect(refusal(() => parseUscc(`31340000E${letter}FAKE073W`))).to.deep.equal({
          code: "IDENTIFIER_CHARACTER",
          details: { ...subject, position: 10, allowed },
        });
      });
    }

    for (const { how, text, at } of miswritten(firm)) {
      it(`refuses ${how}`, () => {
        expect(refusal(() => parseUscc(text))).to.deep.equal({
          code: "IDENTIFIER_CHARACTER",
          details: { ...subject, position: at, allowed },
        });
      });
    }

    for (const { text, actual } of [
      { text: "", actual: 0 },
      { text: firm.slice(0, 17), actual: 17 },
      { text: `${firm}0`, actual: 19 },
    ]) {
      it(`refuses ${actual} characters`, () => {
        expect(refusal(() => parseUscc(text))).to.deep.equal({
          code: "IDENTIFIER_LENGTH",
          details: { ...subject, expected: 18, actual },
        });
      });
    }

    it("names the caller's field", () => {
      expect(refusal(() => parseUscc("", "firmUscc")).details).to.include({ field: "firmUscc" });
    });

    it("refuses every transposition of neighbours", () => {
      fc.assert(
        fc.property(bodies, fc.nat(16), (body, at) => {
          const code = body + usccCheckCharacter(body);
          const swapped = transposed(code, at);
          fc.pre(swapped !== code);
          expect(isUscc(swapped)).to.equal(false);
        }),
      );
    });

    it("never throws anything but an ElicenseError", () => {
      fc.assert(
        fc.property(anyText(Object.values(organisations)), (text) => {
          expect(isUscc(text)).to.equal(thrownBy(() => parseUscc(text)) === undefined);
          thrownBy(() => usccCheckCharacter(text));
        }),
      );
    });
  });
});

describe("organisation code", () => {
  it("has the check character of the standard's own example", () => {
    // D2143569-X: worked example of GB 11714-1997.
    expect(organisationCodeCheckCharacter("D2143569")).to.equal("X");
  });

  it("has 0 as check character where the sum is divisible by 11", () => {
    expect(organisationCodeCheckCharacter("00000000")).to.equal("0");
  });

  it("differs after every single substitution of a digit", () => {
    fc.assert(
      fc.property(substitution("0123456789", 8), ({ body, changed }) => {
        expect(organisationCodeCheckCharacter(changed)).to.not.equal(organisationCodeCheckCharacter(body));
      }),
    );
  });

  it("refuses another length and a small letter", () => {
    const subjectOfCode = { field: "organisationCode", kind: "organisation code" };
    expect(refusal(() => organisationCodeCheckCharacter("D2143569X"))).to.deep.equal({
      code: "IDENTIFIER_LENGTH",
      details: { ...subjectOfCode, expected: 8, actual: 9 },
    });
    expect(refusal(() => organisationCodeCheckCharacter("d2143569"))).to.deep.equal({
      code: "IDENTIFIER_CHARACTER",
      details: { ...subjectOfCode, position: 1, allowed: "0-9A-Z" },
    });
  });
});
