import { expect } from "chai";
import { describe, it } from "mocha";
import { lawyerCategories, lawyerConflicts, type LawyerFields } from "../../../sdk/src/identifiers/index.js";
import { lawyers } from "./vectors.js";

// A woman, and a full-time lawyer in Hefei.
const fields = {
  idNumber: "349900199001010021",
  practiceNo: lawyers.hefei,
  sex: "女",
  category: "专职律师",
  areaCode: "340100",
} as const satisfies LawyerFields;

/** Of a man; in the practice number the eleventh digit says so. */
const man = "349900198503120015";
const ofMan = { idNumber: man, practiceNo: "13401201510900001" } as const satisfies LawyerFields;

/** What the conflicts say: field, code and details of each. */
function conflictsOf(changed: LawyerFields): readonly object[] {
  return lawyerConflicts(changed).map(({ field, error: { code, details } }) => ({ field, code, details }));
}

function citizenNumberDiffers(): object {
  const details = { field: "idNumber", kind: "citizen number", part: "sex", positions: "17" };
  return { field: "idNumber", code: "IDENTIFIER_DISAGREES", details };
}

function practiceNumberDiffers(part: string, positions: string): object {
  const details = { field: "practiceNo", kind: "lawyer's practice number", part, positions };
  return { field: "practiceNo", code: "IDENTIFIER_DISAGREES", details };
}

describe("a lawyer's numbers", () => {
  it("agree with a license that says the same", () => {
    expect(conflictsOf(fields)).to.deep.equal([]);
    expect(conflictsOf({ ...fields, ...ofMan, sex: "男" })).to.deep.equal([]);
  });

  it("conflict with the other sex, the citizen number first", () => {
    expect(conflictsOf({ ...fields, sex: "男" })).to.deep.equal([
      citizenNumberDiffers(),
      practiceNumberDiffers("sex", "11"),
    ]);
  });

  it("conflict with another holder's citizen number, category and place", () => {
    expect(conflictsOf({ ...fields, idNumber: man })).to.deep.equal([citizenNumberDiffers()]);
    expect(conflictsOf({ ...fields, category: "兼职律师" })).to.deep.equal([practiceNumberDiffers("category", "10")]);
    expect(conflictsOf({ ...fields, areaCode: "321600" })).to.deep.equal([
      practiceNumberDiffers("province", "2–3"),
      practiceNumberDiffers("city", "4–5"),
    ]);
  });

  it("are not compared with what is left out", () => {
    const { idNumber, practiceNo } = fields;
    expect(conflictsOf({})).to.deep.equal([]);
    expect(conflictsOf({ sex: "男", category: "兼职律师", areaCode: "321600" })).to.deep.equal([]);
    expect(conflictsOf({ idNumber, practiceNo })).to.deep.equal([]);
    expect(conflictsOf(ofMan)).to.deep.equal([]);
    expect(conflictsOf({ idNumber: man, sex: "女" })).to.deep.equal([citizenNumberDiffers()]);
    expect(conflictsOf({ practiceNo, sex: "男" })).to.deep.equal([practiceNumberDiffers("sex", "11")]);
  });

  it("are passed over where they, a place or a category are malformed", () => {
    expect(conflictsOf({ ...fields, sex: "男", idNumber: "1", practiceNo: "1" })).to.deep.equal([]);
    expect(conflictsOf({ ...fields, areaCode: "321", category: "律师" })).to.deep.equal([]);
    // What is well formed is compared all the same.
    expect(conflictsOf({ practiceNo: lawyers.hefei, areaCode: "321", category: "律师", sex: "男" })).to.deep.equal([
      practiceNumberDiffers("sex", "11"),
    ]);
  });

  it("know each category by its Chinese name", () => {
    const numberOf = (digit: string): string => lawyers.hefei.slice(0, 9) + digit + lawyers.hefei.slice(10);
    for (const [digit, { zh }] of Object.entries(lawyerCategories)) {
      expect(conflictsOf({ practiceNo: numberOf(digit), category: zh })).to.deep.equal([]);
      expect(conflictsOf({ practiceNo: numberOf(digit === "0" ? "1" : "0"), category: zh })).to.deep.equal([
        practiceNumberDiffers("category", "10"),
      ]);
    }
  });
});
