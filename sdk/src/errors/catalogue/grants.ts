import type { ErrorEntry } from "./ErrorEntry.js";

// What is wrong with a holder's grant, before it comes to the chain.

export const GRANT_FORM = {
  code: "GRANT_FORM",
  en: {
    meaning: "{field}: no grant of this kind may have such a value.",
    remedy:
      "Give ids, salts and challenges as 0x and 64 hexadecimal digits, times as whole seconds with the end not before the beginning, and at least one use; a presentation has one use, the verifier's challenge and 60 seconds at most. The type must be the license's.",
  },
  zh: {
    meaning: "{field}：该类授权不能有这样的值。",
    remedy:
      "标识、盐值和挑战值应为 0x 加 64 位十六进制数字；时间应为整数秒，终止不早于起始；至少可用一次；亮证授权只限一次，须含核验方的挑战值，且不超过 60 秒。证照类型应与证照一致。",
  },
} as const satisfies ErrorEntry;

export const GRANT_IN_CUSTODY = {
  code: "GRANT_IN_CUSTODY",
  en: {
    meaning: "The license {id} is in an authority's custody: it has no holder's account, so nobody can grant its use.",
    remedy: "Have the issuing authority bind the license to the holder's account first.",
  },
  zh: {
    meaning: "电子证照 {id} 由机构代管，没有绑定持证主体的账户，任何人都不能授权。",
    remedy: "请先由颁发机构将证照绑定到持证主体的账户。",
  },
} as const satisfies ErrorEntry;

export const GRANT_SIGNER_NOT_HOLDER = {
  code: "GRANT_SIGNER_NOT_HOLDER",
  en: {
    meaning: "The account {account} is not {holder}, whom the grant names as its holder.",
    remedy: "Sign with the account that the license is bound to, or prepare the grant anew if that has changed.",
  },
  zh: {
    meaning: "账户 {account} 不是授权所载的持证主体 {holder}。",
    remedy: "请使用证照所绑定的账户签名；绑定已变更的，请重新准备授权。",
  },
} as const satisfies ErrorEntry;

export const SIGNED_GRANT_TOO_LARGE = {
  code: "SIGNED_GRANT_TOO_LARGE",
  en: {
    meaning: "The text has {length} characters, more than the {maximum} that a signed grant may have.",
    remedy: "Check that this is a signed grant, and nothing else.",
  },
  zh: {
    meaning: "内容长度为 {length} 个字符，超过已签名授权的上限 {maximum} 个字符。",
    remedy: "请确认这是已签名的授权，而不是其他文件。",
  },
} as const satisfies ErrorEntry;

export const SIGNED_GRANT_NOT_JSON = {
  code: "SIGNED_GRANT_NOT_JSON",
  en: {
    meaning: "This is no signed grant: the text is not JSON.",
    remedy: "Ask the holder for the grant again, as a file or a QR code.",
  },
  zh: {
    meaning: "这不是已签名的授权：内容不是 JSON 格式。",
    remedy: "请向持证主体重新索取授权文件或者二维码。",
  },
} as const satisfies ErrorEntry;

export const SIGNED_GRANT_MALFORMED = {
  code: "SIGNED_GRANT_MALFORMED",
  en: {
    meaning: "This is no proper signed grant: {field} is missing, malformed or not known.",
    remedy: "Use the grant as the holder handed it over, unchanged, and ask for it again if need be.",
  },
  zh: {
    meaning: "这不是合格的已签名授权：{field} 缺失、格式不符或者无法识别。",
    remedy: "请使用持证主体提供的原始授权，不要改动；必要时请重新索取。",
  },
} as const satisfies ErrorEntry;

export const SIGNED_GRANT_DAMAGED = {
  code: "SIGNED_GRANT_DAMAGED",
  en: {
    meaning: "The signed grant is not what was written: its digest does not fit.",
    remedy: "Something was changed on the way. Ask the holder for the grant again.",
  },
  zh: {
    meaning: "已签名的授权与生成时不一致：摘要不符。",
    remedy: "内容在传递中发生了变化，请向持证主体重新索取授权。",
  },
} as const satisfies ErrorEntry;

export const SIGNED_GRANT_FOREIGN = {
  code: "SIGNED_GRANT_FOREIGN",
  en: {
    meaning: "The signed grant is for another deployment: its {field} is {actual}, and should be {expected}.",
    remedy: "Connect to the deployment that the grant is for, or ask the holder for a grant for this one.",
  },
  zh: {
    meaning: "已签名的授权针对另一部署：其 {field} 为 {actual}，应为 {expected}。",
    remedy: "请连接授权所针对的部署，或者请持证主体针对本部署重新授权。",
  },
} as const satisfies ErrorEntry;
