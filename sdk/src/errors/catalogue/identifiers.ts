import type { ErrorEntry } from "./ErrorEntry.js";

// What is wrong with an identifier.

export const IDENTIFIER_LENGTH = {
  code: "IDENTIFIER_LENGTH",
  en: {
    meaning: "{field}: the number of characters should be {expected}, not {actual}.",
    remedy: "Copy it whole from the certificate, without anything before or after it.",
  },
  zh: {
    meaning: "{field}：应为 {expected} 位，此处为 {actual} 位。",
    remedy: "请从证照上完整抄录，前后不要有多余字符。",
  },
} as const satisfies ErrorEntry;

export const IDENTIFIER_CHARACTER = {
  code: "IDENTIFIER_CHARACTER",
  en: {
    meaning: "{field}: character {position} is not one of {allowed}.",
    remedy: "Type half-width digits and capital letters, without spaces or line breaks.",
  },
  zh: {
    meaning: "{field}：第 {position} 个字符不在允许的范围（{allowed}）内。",
    remedy: "请使用半角数字和大写字母，不要有空格或换行。",
  },
} as const satisfies ErrorEntry;

export const IDENTIFIER_CHECK = {
  code: "IDENTIFIER_CHECK",
  en: {
    meaning: "{field}: what comes before the check character at position {position} calls for {expected} there.",
    remedy: "Something is mistyped: compare it with the certificate. Do not change the check character to make it fit.",
  },
  zh: {
    meaning: "{field}：第 {position} 位校验码不符，按前面各位计算应为 {expected}。",
    remedy: "其中有字符录入错误，请与证照核对，不要为通过校验而改动校验码。",
  },
} as const satisfies ErrorEntry;

export const IDENTIFIER_DATE = {
  code: "IDENTIFIER_DATE",
  en: {
    meaning: "{field}: characters {positions} are not a possible date.",
    remedy: "Compare the date in it with the certificate.",
  },
  zh: {
    meaning: "{field}：第 {positions} 位不是有效的日期。",
    remedy: "请与证照核对其中的日期。",
  },
} as const satisfies ErrorEntry;

export const IDENTIFIER_DIVISION = {
  code: "IDENTIFIER_DIVISION",
  en: {
    meaning: "{field}: characters {positions} do not name an administrative division.",
    remedy: "Compare them with the division codes of GB/T 2260, such as 340000, 341600 or 341623.",
  },
  zh: {
    meaning: "{field}：第 {positions} 位不是行政区划代码。",
    remedy: "请与 GB/T 2260 的行政区划代码核对，例如 340000、341600、341623。",
  },
} as const satisfies ErrorEntry;

export const IDENTIFIER_DIVISION_LEVEL = {
  code: "IDENTIFIER_DIVISION_LEVEL",
  en: {
    meaning: "{field}: the division of a city or county is needed, this is a {level}.",
    remedy: "Give the code of the city or county itself, such as 341600.",
  },
  zh: {
    meaning: "{field}：此处需要市级或县级行政区划代码，所给代码的级别更高。",
    remedy: "请填写所在市或县的代码，例如 341600。",
  },
} as const satisfies ErrorEntry;

export const IDENTIFIER_CATEGORY = {
  code: "IDENTIFIER_CATEGORY",
  en: {
    meaning: "{field}: there is no such category of lawyers.",
    remedy: "Use one of the category digits {allowed}.",
  },
  zh: {
    meaning: "{field}：没有这一律师执业类别。",
    remedy: "请使用类别代码 {allowed} 之一。",
  },
} as const satisfies ErrorEntry;

export const IDENTIFIER_DISAGREES = {
  code: "IDENTIFIER_DISAGREES",
  en: {
    meaning: "{field}: the {part}, characters {positions}, disagrees with the rest of the license.",
    remedy: "Correct whichever of the two is wrong; after a change, give the license its revised number.",
  },
  zh: {
    meaning: "{field}：第 {positions} 位与证照的其他内容不一致。",
    remedy:
      "执业证号第 2–3 位为省、第 4–5 位为市、第 10 位为类别、第 11 位为性别，公民身份号码第 17 位为性别：请更正有误的一处；如属变更，请使用变更后的号码。",
  },
} as const satisfies ErrorEntry;

export const IDENTIFIER_FORM = {
  code: "IDENTIFIER_FORM",
  en: {
    meaning: "{field}: the form should be {expected}.",
    remedy: "Copy the whole identifier with its full stops, and leave out no part.",
  },
  zh: {
    meaning: "{field}：格式应为 {expected}。",
    remedy: "请连同分隔点完整抄录，不要缺少任何一段。",
  },
} as const satisfies ErrorEntry;

export const IDENTIFIER_VERSION = {
  code: "IDENTIFIER_VERSION",
  en: {
    meaning: "{field}: the version must be a whole number from 1 to 999.",
    remedy: "Count versions from 1. After version 999, issue under a new serial.",
  },
  zh: {
    meaning: "{field}：版本号应为 1 至 999 的整数。",
    remedy: "版本号从 1 开始；满 999 后请使用新的流水号。",
  },
} as const satisfies ErrorEntry;
