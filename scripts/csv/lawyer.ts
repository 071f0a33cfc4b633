import {
  ElicenseError,
  isCitizenNumber,
  isDivisionCode,
  isLawyerCategory,
  isPracticeNumber,
  lawyer,
  lawyerCategories,
  parseCitizenNumber,
  practiceNumberDisagreements,
  type LawyerCategory,
  type PracticeNumberPart,
  type Sex,
} from "@elicense/sdk";

import type { Cells, Conflict, CsvType } from "./CsvType.js";

/** Lawyers' practice licenses in a CSV file. */
export const lawyerCsv: CsvType = {
  type: lawyer,
  fields: [
    { name: "name", optional: false },
    { name: "sex", optional: false },
    { name: "idNumber", optional: false },
    { name: "practiceNo", optional: false },
    { name: "category", optional: false },
    { name: "firmName", optional: false },
    { name: "firmUscc", optional: false },
    { name: "qualificationNo", optional: false },
    { name: "blankSerialNo", optional: true },
    { name: "decisionNo", optional: false },
    { name: "issuedDate", optional: false },
    { name: "effectiveDate", optional: true },
    { name: "areaCode", optional: false },
    { name: "photoHash", optional: true },
  ],
  unique: ["idNumber", "practiceNo"],
  conflicts: (cells) => [...citizenNumberConflicts(cells), ...practiceNumberConflicts(cells)],
};

const positionsOf: Readonly<Record<PracticeNumberPart, string>> = {
  province: "2–3",
  city: "4–5",
  category: "10",
  sex: "11",
};

function citizenNumberConflicts({ idNumber, sex }: Cells): readonly Conflict[] {
  if (idNumber === undefined || sex === undefined || !isCitizenNumber(idNumber)) return [];
  if (parseCitizenNumber(idNumber).sex === sexOf(sex)) return [];
  return [conflict("idNumber", { kind: "citizen number", part: "sex", positions: "17" })];
}

function practiceNumberConflicts({ practiceNo, sex, category, areaCode }: Cells): readonly Conflict[] {
  if (practiceNo === undefined || !isPracticeNumber(practiceNo)) return [];
  const digit = categoryDigit(category);
  const parts = practiceNumberDisagreements(practiceNo, {
    ...(areaCode !== undefined && isDivisionCode(areaCode) && { division: areaCode }),
    ...(digit !== undefined && { category: digit }),
    ...(sex !== undefined && { sex: sexOf(sex) }),
  });
  return parts.map((part) =>
    conflict("practiceNo", { kind: "lawyer's practice number", part, positions: positionsOf[part] }),
  );
}

function conflict(column: string, details: Readonly<Record<"kind" | "part" | "positions", string>>): Conflict {
  return { column, error: new ElicenseError("IDENTIFIER_DISAGREES", { field: column, ...details }) };
}

function sexOf(text: string): Sex {
  return text === "男" ? "male" : "female";
}

/** The digit of a category that is named in Chinese, as documents have it. */
function categoryDigit(name: string | undefined): LawyerCategory | undefined {
  return Object.keys(lawyerCategories)
    .filter(isLawyerCategory)
    .find((digit) => lawyerCategories[digit].zh === name);
}
