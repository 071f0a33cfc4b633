import type { ErrorEntry } from "./ErrorEntry.js";

// What is wrong with a license document, or with what it is to be built from.

export const DAY_FORM = {
  code: "DAY_FORM",
  en: {
    meaning: "{field}: this is not a day of the calendar in the form YYYY-MM-DD.",
    remedy: "Give year, month and day with hyphens, such as 2020-04-30, and check that there is such a day.",
  },
  zh: {
    meaning: "{field}：不是 YYYY-MM-DD 格式的有效日期。",
    remedy: "请按年-月-日填写，例如 2020-04-30，并确认该日期存在。",
  },
} as const satisfies ErrorEntry;

export const DAY_RANGE = {
  code: "DAY_RANGE",
  en: {
    meaning: "{field}: the day must lie from 1970-01-01 to 2149-06-06.",
    remedy: "Compare the date with the decision. Where there is no end, leave the last day out.",
  },
  zh: {
    meaning: "{field}：日期应在 1970-01-01 至 2149-06-06 之间。",
    remedy: "请与决定书核对日期；长期有效的，请不要填写截止日期。",
  },
} as const satisfies ErrorEntry;

export const FIELD_UNKNOWN = {
  code: "FIELD_UNKNOWN",
  en: {
    meaning: "{field}: licenses of the type {type} have no such field.",
    remedy: "Use the names of fields that the catalog lists for this license type, letter by letter.",
  },
  zh: {
    meaning: "{field}：证照类型 {type} 没有该字段。",
    remedy: "请使用证照目录所列该证照类型的字段名称，并注意大小写。",
  },
} as const satisfies ErrorEntry;

export const REGISTER_KEY_FORM = {
  code: "REGISTER_KEY_FORM",
  en: {
    meaning: "The register key should be 0x and 64 hexadecimal digits: 32 bytes.",
    remedy: "Take the whole key from where your authority keeps it. Never put it into a message or a report.",
  },
  zh: {
    meaning: "登记册密钥应为 0x 加 64 位十六进制数字，即 32 字节。",
    remedy: "请从本机构的密钥保管处完整取用，切勿将密钥写入消息或报告。",
  },
} as const satisfies ErrorEntry;

export const DOCUMENT_SCHEMA = {
  code: "DOCUMENT_SCHEMA",
  en: {
    meaning: "At “{path}”, the license does not meet its type's rule “{keyword}”: {expected}.",
    remedy: "Correct the value at this place to what the license type's schema asks for.",
  },
  zh: {
    meaning: "“{path}”处不符合该证照类型数据规范的规则“{keyword}”（{expected}）。",
    remedy: "请按该证照类型的数据规范更正此处的内容。",
  },
} as const satisfies ErrorEntry;

export const SCHEMA_UNSUPPORTED = {
  code: "SCHEMA_UNSUPPORTED",
  en: {
    meaning: "The license type's schema has a rule at “{place}” that the SDK does not know, or that is badly formed.",
    remedy:
      "Write the schema with the keywords and formats that schemas/README.md lists: what is not checked must not stand in it.",
  },
  zh: {
    meaning: "证照类型数据规范的“{place}”处有 SDK 不支持或格式有误的规则。",
    remedy: "请仅使用 schemas/README.md 所列的关键字和格式编写数据规范；不能检查的规则不应写入。",
  },
} as const satisfies ErrorEntry;

export const DOCUMENT_SALT_MISSING = {
  code: "DOCUMENT_SALT_MISSING",
  en: {
    meaning: "{path}: the salt of this value is missing.",
    remedy: "Use the document whole, as its issuer gave it out; where it is being built, derive a salt for each value.",
  },
  zh: {
    meaning: "{path}：缺少该内容的盐值。",
    remedy: "请使用颁发机构发出的完整文档；正在生成文档的，请为每项内容派生盐值。",
  },
} as const satisfies ErrorEntry;

export const DOCUMENT_SALT_UNUSED = {
  code: "DOCUMENT_SALT_UNUSED",
  en: {
    meaning: "{path}: there is a salt for this place, but the document shows no value here.",
    remedy: "Use the document as its issuer or holder gave it out, unchanged, and ask for it again if need be.",
  },
  zh: {
    meaning: "{path}：此处有盐值，但文档没有相应的内容。",
    remedy: "请使用颁发机构或持证主体提供的原始文档，不要改动；必要时请重新获取。",
  },
} as const satisfies ErrorEntry;

export const DOCUMENT_NOT_WHOLE = {
  code: "DOCUMENT_NOT_WHOLE",
  en: {
    meaning: "Values of the document are hidden ({hidden}), and the next license's document needs all of them.",
    remedy: "Use the whole document, as its issuer gave it out.",
  },
  zh: {
    meaning: "文档隐去了 {hidden} 项内容，而生成新证照的文档需要全部内容。",
    remedy: "请使用颁发机构发出的完整文档。",
  },
} as const satisfies ErrorEntry;

export const DOCUMENT_FIELD_DERIVED = {
  code: "DOCUMENT_FIELD_DERIVED",
  en: {
    meaning: "{field}: this field follows from the other parameters and cannot be given.",
    remedy: "Leave it out. If its value is wrong, correct the parameter that it follows from.",
  },
  zh: {
    meaning: "{field}：该字段由其他参数得出，不能另行填写。",
    remedy: "请不要填写该字段；其值有误的，请更正所依据的参数。",
  },
} as const satisfies ErrorEntry;

export const DOCUMENT_TOO_LARGE = {
  code: "DOCUMENT_TOO_LARGE",
  en: {
    meaning: "The document has more than the {maximum} characters that are accepted.",
    remedy: "Check that this is a license document. Give images as their hashes, not as the images themselves.",
  },
  zh: {
    meaning: "文档长度超过上限 {maximum} 个字符。",
    remedy: "请确认这是证照文档；图像只应填写其哈希值，不要放入图像本身。",
  },
} as const satisfies ErrorEntry;

export const DOCUMENT_NOT_JSON = {
  code: "DOCUMENT_NOT_JSON",
  en: {
    meaning: "The text is not JSON, which a license document is written in.",
    remedy: "Open the license document itself, not its printable version, and ask for it again if it is damaged.",
  },
  zh: {
    meaning: "内容不是证照文档所用的 JSON 格式。",
    remedy: "请打开证照文档本身，而不是版式文件；文件损坏的，请重新获取。",
  },
} as const satisfies ErrorEntry;

export const DOCUMENT_TOO_DEEP = {
  code: "DOCUMENT_TOO_DEEP",
  en: {
    meaning: "The document is nested more than {maximum} levels deep.",
    remedy: "Check that this is a license document as its issuer gave it out; no genuine one is so deep.",
  },
  zh: {
    meaning: "文档的嵌套超过 {maximum} 层。",
    remedy: "请确认这是颁发机构发出的证照文档；正常的证照文档不会有如此多的层级。",
  },
} as const satisfies ErrorEntry;

export const DOCUMENT_NOT_PLAIN = {
  code: "DOCUMENT_NOT_PLAIN",
  en: {
    meaning: "At “{path}”, the document holds something that JSON has no form for.",
    remedy: "Give the document's JSON text, or what JSON.parse makes of it: no functions, dates, classes or proxies.",
  },
  zh: {
    meaning: "“{path}”处的内容无法用 JSON 表示。",
    remedy: "请提供文档的 JSON 文本或 JSON.parse 的结果，不要包含函数、日期对象、类实例或代理对象。",
  },
} as const satisfies ErrorEntry;

export const DOCUMENT_NAME_REPEATED = {
  code: "DOCUMENT_NAME_REPEATED",
  en: {
    meaning: "The document gives one name twice in the same place, so readers may see different values.",
    remedy: "Do not rely on this document: no genuine one is written so. Ask its issuer or holder for it again.",
  },
  zh: {
    meaning: "文档在同一处重复使用了同一名称，不同程序可能读到不同的内容。",
    remedy: "请勿依赖此文档，正常的证照文档不会如此；请向颁发机构或持证主体重新获取。",
  },
} as const satisfies ErrorEntry;

export const DOCUMENT_NAME_FORM = {
  code: "DOCUMENT_NAME_FORM",
  en: {
    meaning: "At “{path}”, the document has a name that is too long, or that programs keep for themselves.",
    remedy: "Do not rely on this document: no genuine one has such a name. Ask its issuer or holder for it again.",
  },
  zh: {
    meaning: "“{path}”处有过长的名称或程序保留的名称。",
    remedy: "请勿依赖此文档，正常的证照文档没有此类名称；请向颁发机构或持证主体重新获取。",
  },
} as const satisfies ErrorEntry;

export const DOCUMENT_NUMBER_FORM = {
  code: "DOCUMENT_NUMBER_FORM",
  en: {
    meaning:
      "The document has a number that programs may read differently: too large, too exact, or not in its shortest form.",
    remedy: "Use the document as its issuer or holder gave it out, unchanged, and ask for it again if need be.",
  },
  zh: {
    meaning: "文档中有不同程序可能读出不同结果的数字：过大、精度过高或不是最短写法。",
    remedy: "请使用颁发机构或持证主体提供的原始文档，不要改动；必要时请重新获取。",
  },
} as const satisfies ErrorEntry;

export const DOCUMENT_TEXT_FORM = {
  code: "DOCUMENT_TEXT_FORM",
  en: {
    meaning:
      "At “{path}”, the document has text that is not well-formed Unicode in its composed form (NFC), or has too many combining marks.",
    remedy: "Use the document as its issuer or holder gave it out: some programs rewrite text when they save it.",
  },
  zh: {
    meaning: "“{path}”处的文字不是规范的 Unicode 组合形式（NFC），或组合符号过多。",
    remedy: "请使用颁发机构或持证主体提供的原始文档；有的软件在保存时会改写文字。",
  },
} as const satisfies ErrorEntry;

export const DOCUMENT_MALFORMED = {
  code: "DOCUMENT_MALFORMED",
  en: {
    meaning: "At “{path}” it is not as a license document has to be: {expected}.",
    remedy: "Use the document as its issuer or holder gave it out, unchanged, and ask for it again if need be.",
  },
  zh: {
    meaning: "“{path}”处的内容不符合证照文档的要求（{expected}）。",
    remedy: "请使用颁发机构或持证主体提供的原始文档，不要改动；必要时请重新获取。",
  },
} as const satisfies ErrorEntry;

export const DISCLOSE_UNKNOWN_PATH = {
  code: "DISCLOSE_UNKNOWN_PATH",
  en: {
    meaning: "{path}: the document shows nothing at this place.",
    remedy:
      "Name a place that the document shows, such as /credentialSubject/name. What was hidden before can only be shown from the whole document.",
  },
  zh: {
    meaning: "{path}：文档在此处没有可出示的内容。",
    remedy: "请填写文档中可见内容的路径，例如 /credentialSubject/name。已隐去的内容只能用完整文档出示。",
  },
} as const satisfies ErrorEntry;
