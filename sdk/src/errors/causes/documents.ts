import type { Text } from "../../language.js";
import type * as documentErrors from "../catalogue/documents.js";

/** What mostly brings each of these errors about. */
export const documentCauses: Readonly<Record<keyof typeof documentErrors, Text>> = {
  DAY_FORM: {
    en: "The date was written in another form, or there is no such day in the calendar.",
    zh: "日期格式不符，或者历法中没有这一天。",
  },
  DAY_RANGE: {
    en: "The year was mistyped: the chain counts days with 16 bits from 1970 on.",
    zh: "年份录入有误：链上自 1970 年起以 16 位数字计日。",
  },
  FIELD_UNKNOWN: {
    en: "The field's name was mistyped, or belongs to another license type.",
    zh: "字段名称录入有误，或者属于另一证照类型。",
  },
  REGISTER_KEY_FORM: {
    en: "The key file is not the one of the register, or was cut off.",
    zh: "密钥文件不是登记密钥，或者内容不完整。",
  },
  DOCUMENT_SCHEMA: {
    en: "The data that the document was built from lack a field or have it in another form.",
    zh: "制作文件所用的数据缺少该项，或者格式不符。",
  },
  DOCUMENT_SALT_MISSING: {
    en: "The document was cut down by something else than `disclose`, or was built by hand.",
    zh: "文件不是用 disclose 隐去内容的，或者是手工拼制的。",
  },
  DOCUMENT_NOT_WHOLE: {
    en: "The copy is one that its holder made to show a part of it.",
    zh: "该文件是持证主体为部分出示而制作的副本。",
  },
  DOCUMENT_FIELD_DERIVED: {
    en: "A field of the envelope was given with the fields of the holder.",
    zh: "在持证主体的字段中填写了应由软件推算的项目。",
  },
  DOCUMENT_TOO_LARGE: {
    en: "The file is something else than a license, or was made to wear the reader out.",
    zh: "文件不是证照文档，或者是为耗尽读取方资源而制作的。",
  },
  DOCUMENT_NOT_JSON: {
    en: "Another file was chosen, or it was cut off or changed on its way.",
    zh: "选错了文件，或者文件在传送中被截断、改动。",
  },
  DOCUMENT_TOO_DEEP: {
    en: "The file was made to wear the reader out: no license nests so deep.",
    zh: "文件是为耗尽读取方资源而制作的：证照文档没有这样多的层级。",
  },
  DOCUMENT_MALFORMED: {
    en: "The document was made by other software, by another version, or was edited by hand.",
    zh: "文件由其他软件或者其他版本制作，或者经过手工修改。",
  },
  DISCLOSE_UNKNOWN_PATH: {
    en: "The path was mistyped, or the value is hidden in this copy of the document.",
    zh: "路径填写有误，或者该项内容在此份文件中已隐去。",
  },
  SCHEMA_UNSUPPORTED: {
    en: "The schema was written for another validator, or for a newer version of JSON Schema.",
    zh: "该模式是为其他校验程序或者更新版本的 JSON Schema 编写的。",
  },
  DOCUMENT_SALT_UNUSED: {
    en: "A value was taken out by hand and its salt left behind.",
    zh: "内容被手工删除，而盐值留了下来。",
  },
  DOCUMENT_NOT_PLAIN: {
    en: "A program's own values, such as dates or functions, were put into the document.",
    zh: "文件中放入了日期、函数等程序自身的值。",
  },
  DOCUMENT_NAME_REPEATED: {
    en: "The text was put together by hand, or to show different readers different values.",
    zh: "文本是手工拼制的，或者意图让不同的读取方看到不同的内容。",
  },
  DOCUMENT_NAME_FORM: {
    en: "The file is no license, or was made to trick programs that read it.",
    zh: "文件不是证照文档，或者是为欺骗读取程序而制作的。",
  },
  DOCUMENT_NUMBER_FORM: {
    en: "Other software wrote the number, or an amount was given as a number and not as text.",
    zh: "该数字由其他软件写入，或者应以文本填写的数额写成了数字。",
  },
  DOCUMENT_TEXT_FORM: {
    en: "The text was typed or converted by software that composes accents otherwise, or was cut inside a character.",
    zh: "文本由采用其他组合方式的软件录入、转换，或者在字符中间被截断。",
  },
};
