import type { Text } from "../../language.js";
import type * as identifierErrors from "../catalogue/identifiers.js";

/** What mostly brings each of these errors about. */
export const identifierCauses: Readonly<Record<keyof typeof identifierErrors, Text>> = {
  IDENTIFIER_LENGTH: {
    en: "Characters were left out or added while the number was typed or copied.",
    zh: "录入或者复制时漏写、多写了字符。",
  },
  IDENTIFIER_CHARACTER: {
    en: "The number was mistyped, or holds full-width characters, spaces or letters that it never has.",
    zh: "号码录入有误，或者含有全角字符、空格或不应出现的字母。",
  },
  IDENTIFIER_CHECK: {
    en: "One character is wrong, or two were exchanged: that is what the check character is for.",
    zh: "有一个字符错误，或者两个字符颠倒：校验码正是为发现此类错误而设。",
  },
  IDENTIFIER_DATE: {
    en: "Day, month or year was mistyped, or lies in another century than the number allows.",
    zh: "年、月、日录入有误，或者不在该号码允许的年份内。",
  },
  IDENTIFIER_DIVISION: {
    en: "The code was mistyped, starts with 0, or has a county without its city.",
    zh: "代码录入有误，或者以 0 开头，或者有县级码而无市级码。",
  },
  IDENTIFIER_DIVISION_LEVEL: {
    en: "The code of a province, or of the whole country, was given where a licensing city or county is meant.",
    zh: "应填市、县代码之处填写了省级或者全国代码。",
  },
  IDENTIFIER_CATEGORY: {
    en: "The category was mistyped, or is new and not known to this version.",
    zh: "类别录入有误，或者是本版本尚不识别的新类别。",
  },
  IDENTIFIER_DISAGREES: {
    en: "The number belongs to another license, or the other field was changed and the number was not.",
    zh: "号码属于另一证照，或者其他项目已变更而号码未变更。",
  },
  IDENTIFIER_FORM: {
    en: "Something else was put into the field than the identifier that it is for.",
    zh: "该项填写的不是所要求的标识。",
  },
  IDENTIFIER_VERSION: {
    en: "The version is no number, or the license was reissued more often than three digits can count.",
    zh: "版本号不是数字，或者换发次数超过三位数所能表示的范围。",
  },
};
