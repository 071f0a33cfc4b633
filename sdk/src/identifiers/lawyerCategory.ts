import type { Text } from "../language.js";

/** Categories of lawyers by the digit that stands for each in a practice number. */
export const lawyerCategories = {
  "0": { en: "Greater Bay Area lawyer", zh: "粤港澳大湾区律师" },
  "1": { en: "full-time lawyer", zh: "专职律师" },
  "2": { en: "part-time lawyer", zh: "兼职律师" },
  "3": { en: "lawyer resident in Hong Kong", zh: "香港居民律师" },
  "4": { en: "lawyer resident in Macau", zh: "澳门居民律师" },
  "5": { en: "lawyer resident in Taiwan", zh: "台湾居民律师" },
  "6": { en: "public lawyer", zh: "公职律师" },
  "7": { en: "corporate lawyer", zh: "公司律师" },
  "8": { en: "legal aid lawyer", zh: "法律援助律师" },
  "9": { en: "military lawyer", zh: "军队律师" },
} as const satisfies Readonly<Record<string, Text>>;

/** Digit of a category of lawyers; `lawyerCategories` names it. */
export type LawyerCategory = keyof typeof lawyerCategories;

/**
 * Tells whether a text is the digit of a category of lawyers.
 *
 * @example
 * isLawyerCategory("2"); // true: part-time
 */
export function isLawyerCategory(text: string): text is LawyerCategory {
  return Object.hasOwn(lawyerCategories, text);
}
