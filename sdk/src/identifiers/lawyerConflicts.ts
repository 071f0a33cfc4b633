import { ElicenseError } from "../errors/ElicenseError.js";
import { isCitizenNumber, parseCitizenNumber } from "./citizenNumber.js";
import { isDivisionCode } from "./divisionCode.js";
import { isLawyerCategory, lawyerCategories, type LawyerCategory } from "./lawyerCategory.js";
import {
  isPracticeNumber,
  practiceNumberDisagreements,
  practiceNumberPositions,
  type PracticeNumberPart,
} from "./practiceNumber.js";
import type { Sex } from "./sex.js";

/** What a lawyer's license says that its numbers say too; what is left out or hidden is not compared. */
export interface LawyerFields {
  readonly idNumber?: string | undefined;
  readonly practiceNo?: string | undefined;
  /** 男 or 女. */
  readonly sex?: string | undefined;
  /** Name of the category in Chinese. */
  readonly category?: string | undefined;
  /** Division code of the place of practice. */
  readonly areaCode?: string | undefined;
}

/** A number that disagrees with the rest. */
export interface LawyerConflict {
  readonly field: "idNumber" | "practiceNo";
  /** IDENTIFIER_DISAGREES, naming the part and its positions, never the number. */
  readonly error: ElicenseError;
}

/**
 * Compares a lawyer's citizen number and practice number with the rest of the license. A number that is malformed is
 * for its own parser to refuse, and is passed over here.
 *
 * @returns The conflicts, the citizen number's first; empty where all agree.
 * @example
 * lawyerConflicts({ practiceNo: "13401201511900001", sex: "男" })[0]?.field; // "practiceNo": its sex is female
 */
export function lawyerConflicts(fields: LawyerFields): readonly LawyerConflict[] {
  return [...citizenNumberConflicts(fields), ...practiceNumberConflicts(fields)];
}

function citizenNumberConflicts({ idNumber, sex }: LawyerFields): readonly LawyerConflict[] {
  if (idNumber === undefined || sex === undefined || !isCitizenNumber(idNumber)) return [];
  if (parseCitizenNumber(idNumber).sex === sexOf(sex)) return [];
  return [conflict("idNumber", "citizen number", "sex", "17")];
}

function practiceNumberConflicts({ practiceNo, sex, category, areaCode }: LawyerFields): readonly LawyerConflict[] {
  if (practiceNo === undefined || !isPracticeNumber(practiceNo)) return [];
  const digit = categoryDigit(category);
  const parts = practiceNumberDisagreements(practiceNo, {
    ...(areaCode !== undefined && isDivisionCode(areaCode) && { division: areaCode }),
    ...(digit !== undefined && { category: digit }),
    ...(sex !== undefined && { sex: sexOf(sex) }),
  });
  return parts.map((part) => conflict("practiceNo", "lawyer's practice number", part, practiceNumberPositions[part]));
}

function conflict(
  field: LawyerConflict["field"],
  kind: string,
  part: PracticeNumberPart,
  positions: string,
): LawyerConflict {
  return { field, error: new ElicenseError("IDENTIFIER_DISAGREES", { field, kind, part, positions }) };
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
