import type { Text } from "@elicense/sdk";

/** What to enter in a column, by its name, its format or its kind. */
export const columnNotes = {
  optional: { en: "May be empty. ", zh: "可留空。" },
  serial: {
    en: "The serial of the e-license identifier: 1 to 64 digits and capital letters, each once.",
    zh: "电子证照标识中的流水号：1 至 64 位数字或大写字母，不得重复。",
  },
  version: {
    en: "The version that the license on paper has, 1 to 999; empty for the first. A new license has no other.",
    zh: "纸质证照的版本，1 至 999；首个版本可留空。新颁发的证照只能为首个版本。",
  },
  reason: { en: "Why the license is issued, one of: {reasons}.", zh: "颁发事由，取值之一：{reasons}。" },
  reviewer: {
    en: "The unified social credit code of the authority that reviewed, for {reviewed} alone.",
    zh: "审查机构的统一社会信用代码，仅用于 {reviewed}。",
  },
  holder: {
    en: "The holder's account: 0x and 40 hexadecimal digits; empty for the authority's custody.",
    zh: "持证账户：0x 加 40 位十六进制数字；留空则由颁发机构代管。",
  },
  effectiveDate: {
    en: "The day on which the license takes effect, where it is not the day of issue.",
    zh: "生效日期；与颁发日期相同的可留空。",
  },
  areaCode: {
    en: "The six digits of the administrative division, within that of the issuing authority.",
    zh: "六位行政区划代码，应在颁发机构的行政区划之内。",
  },
  sanctionSerial: {
    en: "The serial of the license, as the file of licenses has it; a license may have several sanctions.",
    zh: "证照流水号，与证照文件一致；一份证照可有多项处罚。",
  },
  sanctionReason: { en: "What stands against it, one of: {reasons}.", zh: "处罚种类，取值之一：{reasons}。" },
  sanctionDecisionNo: { en: "The number of the decision on paper.", zh: "纸质决定书文号。" },
  sanctionEffectiveDate: {
    en: "The day on which the sanction took effect: 2026-03-01, 2026/3/1 or 2026年3月1日.",
    zh: "处罚生效日期：2026-03-01、2026/3/1 或 2026年3月1日。",
  },
  sanctionThrough: {
    en: "The last day of what has one, that day included: {suspending}; empty for any other.",
    zh: "截止日期（含当日），仅用于 {suspending}；其他事由留空。",
  },
  date: { en: "A day: 2026-03-01, 2026/3/1 or 2026年3月1日.", zh: "日期：2026-03-01、2026/3/1 或 2026年3月1日。" },
  "citizen-number": {
    en: "18 characters, the last a digit or a capital X.",
    zh: "18 位，末位为数字或大写 X。",
  },
  "practice-number": {
    en: "17 digits, which agree with place, category and sex.",
    zh: "17 位数字，须与地区、类别、性别一致。",
  },
  "qualification-number": { en: "A, B or C, and 14 digits.", zh: "A、B 或 C 加 14 位数字。" },
  uscc: { en: "18 digits and capital letters.", zh: "18 位数字或大写字母。" },
  choice: { en: "One of: {allowed}.", zh: "取值之一：{allowed}。" },
  code: { en: "In the form {pattern}.", zh: "格式：{pattern}。" },
  words: { en: "{pattern}.", zh: "{pattern}。" },
  text: { en: "Text, {maximum} characters at the most.", zh: "文本，最多 {maximum} 个字符。" },
  integer: { en: "A whole number, digits alone.", zh: "整数，只填数字。" },
  boolean: { en: "是 (yes) or 否 (no).", zh: "是 或 否。" },
  list: { en: "One or several, separated by ；.", zh: "一项或多项，以“；”分隔。" },
} as const satisfies Readonly<Record<string, Text>>;

/** Name of a note. */
export type NoteKey = keyof typeof columnNotes;
