import { expect } from "chai";
import { describe, it } from "mocha";

import { patternWords } from "../../../scripts/csv/patternWords.js";

describe("patternWords", () => {
  it("says what a pattern asks for, in either language", () => {
    for (const [pattern, en, zh] of [
      ["^[0-9a-f]{64}$", "64 hexadecimal digits in lower case (0-9, a-f)", "64 位小写十六进制数字（0-9、a-f）"],
      ["^[0-9]{1,3}$", "1 to 3 digits", "1 至 3 位数字"],
      ["^[0-9A-Z]{6,20}$", "6 to 20 digits and capital letters", "6 至 20 位数字或大写字母"],
      ["^31", "beginning with 31", "以 31 开头"],
    ] as const) {
      expect(patternWords(pattern)).to.deep.equal({ en, zh });
    }
  });

  it("says nothing of a pattern that it has no words for", () => {
    for (const pattern of ["^A", "31", "^[a-z]{2}$", "^[0-9]+$", "^[0-9]{2}-[0-9]{3}$", "^[toString]{2}$", ""]) {
      expect(patternWords(pattern), pattern).to.equal(undefined);
    }
  });
});
