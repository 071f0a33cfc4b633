import { IDENTIFIER_DISAGREES } from "../errors/catalogue/identifiers.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { parseCitizenNumber } from "./citizenNumber.js";
import { isDivisionCode } from "./divisionCode.js";
import { isLawyerCategory, lawyerCategories, type LawyerCategory } from "./lawyerCategory.js";
import {
  practiceNumberDisagreements,
  practiceNumberPositions,
  type PracticeNumberFacts,
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
  if (idNumber === undefined || sex === undefined) return [];
  const number = readable(parseCitizenNumber, idNumber);
  return number === undefined || number.sex === sexOf(sex) ? [] : [conflict("idNumber", "citizen number", "sex", "17")];
}

function practiceNumberConflicts({ practiceNo, sex, category, areaCode }: LawyerFields): readonly LawyerConflict[] {
  if (practiceNo === undefined) return [];
  const digit = category === undefined ? undefined : categoryDigits.get(category);
  const facts: PracticeNumberFacts = {
    ...(areaCode !== undefined && isDivisionCode(areaCode) && { division: areaCode }),
    ...(digit !== undefined && { category: digit }),
    ...(sex !== undefined && { sex: sexOf(sex) }),
  };
  const parts = readable((number) => practiceNumberDisagreements(number, facts), practiceNo) ?? [];
  return parts.map((part) => conflict("practiceNo", "lawyer's practice number", part, practiceNumberPositions[part]));
}

/** What a parser reads; `undefined` of a number that is malformed. */
function readable<Parts>(parse: (text: string) => Parts, text: string): Parts | undefined {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof ElicenseError) return undefined;
    throw error;
  }
}

function conflict(
  field: LawyerConflict["field"],
  kind: string,
  part: PracticeNumberPart,
  positions: string,
): LawyerConflict {
  return { field, error: new ElicenseError(IDENTIFIER_DISAGREES, { field, kind, part, positions }) };
}

function sexOf(text: string): Sex {
  return text === "男" ? "male" : "female";
}

/** The digit of each category by its name in Chinese, as documents have it. */
const categoryDigits: ReadonlyMap<string, LawyerCategory> = new Map(
  Object.keys(lawyerCategories)
    .filter(isLawyerCategory)
    .map((digit) => [lawyerCategories[digit].zh, digit]),
);
