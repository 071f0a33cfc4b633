import { lawyer, lawyerConflicts } from "@elicense/sdk";

import type { CsvType } from "./CsvType.js";

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
  conflicts: (cells) => lawyerConflicts(cells).map(({ field, error }) => ({ column: field, error })),
};
