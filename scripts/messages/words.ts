import type { Text } from "@elicense/sdk";

/** The chain's own terms: statuses, actions, ways of using, outcomes. */
export const wordsMessages = {
  "use.action": { en: "what is done with the license", zh: "用证方式" },
  "status.NONE": { en: "never issued", zh: "未颁发" },
  "status.ACTIVE": { en: "active", zh: "有效" },
  "status.SUSPENDED": { en: "suspended", zh: "停止执业" },
  "status.EXPIRED": { en: "expired", zh: "已过期" },
  "status.SUPERSEDED": { en: "superseded", zh: "已换发" },
  "status.TRANSFERRED": { en: "transferred", zh: "已转出" },
  "status.REVOKED": { en: "revoked", zh: "已吊销" },
  "status.ANNULLED": { en: "annulled", zh: "已撤销" },
  "status.CANCELLED": { en: "cancelled", zh: "已注销" },
  "action.NONE": { en: "none", zh: "无" },
  "action.ISSUE": { en: "issue", zh: "颁发" },
  "action.REISSUE": { en: "reissue", zh: "换发" },
  "action.TRANSFER": { en: "transfer", zh: "转移" },
  "action.SUSPEND": { en: "suspend", zh: "停止执业" },
  "action.RESUME": { en: "resume", zh: "恢复执业" },
  "action.REVOKE": { en: "revoke", zh: "吊销" },
  "action.ANNUL": { en: "annul", zh: "撤销" },
  "action.CANCEL": { en: "cancel", zh: "注销" },
  "action.ANNOTATE": { en: "annotate", zh: "备注" },
  "action.ENDORSE": { en: "endorse", zh: "重新担保" },
  "action.REBIND": { en: "rebind", zh: "变更持证账户" },
  "use.action.PRESENT": { en: "present", zh: "亮证" },
  "use.action.RETRIEVE": { en: "retrieve", zh: "调取" },
  "use.action.VERIFY": { en: "verify", zh: "核验" },
  "use.action.DOWNLOAD": { en: "download", zh: "下载" },
  "use.action.ARCHIVE": { en: "archive", zh: "归档" },
  "outcome.ALLOWED": { en: "allowed", zh: "准予" },
  "outcome.NOT_LISTED": {
    en: "The matter is not on the published list of uses.",
    zh: "该事项不在已公布的用证清单中。",
  },
  "outcome.WRONG_CONSUMER": {
    en: "The published use, or the grant, is for other authorities.",
    zh: "该事项或该授权不适用于本机构。",
  },
  "outcome.WRONG_ACTION": {
    en: "The matter, or the kind of grant, does not allow this way of using a license.",
    zh: "该事项或该类授权不允许此用证方式。",
  },
  "outcome.OUTSIDE_DATES": { en: "The matter is not in use today.", zh: "该事项今日不可使用。" },
  "outcome.FIELDS_EXCEEDED": {
    en: "More fields were asked for than the matter or the grant allows.",
    zh: "所需字段超出该事项或授权允许的范围。",
  },
  "outcome.STATUS_NOT_ALLOWED": {
    en: "The license has a status in which it must not be used.",
    zh: "证照的当前状态不允许用证。",
  },
  "outcome.KEY_DISTRUSTED": {
    en: "The key that vouches for the license is not trusted.",
    zh: "为该证照担保的密钥已不再可信。",
  },
  "outcome.IN_CUSTODY": {
    en: "The license is in an authority's custody, which can consent to nothing.",
    zh: "证照处于代管中，不能作出授权。",
  },
  "outcome.NOT_BOUND": {
    en: "The license is not bound to who made the grant, or was bound to another account since.",
    zh: "证照未绑定到授权人，或其绑定账户已变更。",
  },
  "outcome.INVALID_GRANT": {
    en: "The grant's terms are none that such a grant may have.",
    zh: "授权的内容不符合该类授权的要求。",
  },
  "outcome.GRANT_WITHDRAWN": { en: "The holder has withdrawn the grant.", zh: "持证主体已撤回该授权。" },
  "outcome.INVALID_SIGNATURE": {
    en: "The grant is not signed by the license's holder.",
    zh: "授权没有持证主体的有效签名。",
  },
  "outcome.GRANT_NOT_YET_VALID": { en: "The grant is not valid yet.", zh: "授权尚未生效。" },
  "outcome.GRANT_EXPIRED": { en: "The grant has expired.", zh: "授权已过期。" },
  "outcome.GRANT_USED_UP": { en: "The grant has no use left.", zh: "授权的可用次数已用完。" },
  "outcome.WRONG_MATTER": { en: "The grant is for another matter.", zh: "授权不适用于该事项。" },
} as const satisfies Readonly<Record<string, Text>>;
