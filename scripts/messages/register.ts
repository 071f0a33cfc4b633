import type { Text } from "@elicense/sdk";

/** What `register` says. */
export const registerMessages = {
  "register.description": {
    en: "list an authority's register, proved without gaps",
    zh: "列出机构的登记册（已证明无遗漏）",
  },
  "register.authority": {
    en: "unified social credit code of the authority, or its number; the key's if left out",
    zh: "机构的统一社会信用代码或编号，默认为密钥所属机构",
  },
  "register.status": { en: "only licenses of this status", zh: "只列出此状态的证照" },
  "register.type": {
    en: "only licenses of this type: its folder in schemas/, or its number",
    zh: "只列出此类证照：schemas/ 中的文件夹名或编号",
  },
  "register.progress": { en: "licenses", zh: "份证照" },
  "register.trusted": { en: "trusted", zh: "可信" },
  "register.distrusted": { en: "NOT TRUSTED", zh: "不再可信" },
  "register.total": {
    en: "{authority}: {shown} of {count} {count|license|licenses} shown.",
    zh: "{authority}：共 {count} 份证照，列出 {shown} 份。",
  },
  "register.totals": { en: "Of those shown: {totals}.", zh: "所列证照：{totals}。" },
  "register.whole": {
    en: "Proved whole against the state at block {block}: {count} {count|license|licenses}, head {head}. None is missing or added.",
    zh: "已对照区块 {block} 的链上状态证明完整：共 {count} 份，登记册头 {head}。没有缺失或增添。",
  },
} as const satisfies Readonly<Record<string, Text>>;
