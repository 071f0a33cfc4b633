import type { Text } from "@elicense/sdk";

/** What `uses` says, and `history` of uses. */
export const usesMessages = {
  "uses.description": {
    en: "show who used a license, a holder's licenses or an authority's, or what a consumer used, proved whole",
    zh: "查看证照、持证主体或机构所有证照的用证记录，或用证单位的全部用证记录（已证明完整）",
  },
  "uses.holder": { en: "all licenses that this account holds; needs no key", zh: "该账户持有的全部证照；无需密钥" },
  "uses.consumer": {
    en: "all that this consumer used: its unified social credit code",
    zh: "该用证单位的全部用证：统一社会信用代码",
  },
  "uses.authority": {
    en: "all licenses that this authority issued: its unified social credit code",
    zh: "该机构颁发的全部证照：统一社会信用代码",
  },
  "uses.from": { en: "first day shown (YYYY-MM-DD, Asia/Shanghai)", zh: "起始日期（YYYY-MM-DD，北京时间）" },
  "uses.to": { en: "last day shown", zh: "截止日期" },
  "usage.subject": {
    en: "Say whose uses: a license, or one of --holder, --consumer and --authority.",
    zh: "请指明查看谁的用证记录：一份证照，或 --holder、--consumer、--authority 之一。",
  },
  "uses.progress": { en: "records", zh: "条记录" },
  "uses.granted": { en: "granted by the holder ({grant}…)", zh: "持证主体授权（{grant}…）" },
  "uses.licenses": { en: "Licenses ({count})", zh: "证照（{count} 份）" },
  "uses.count": {
    en: "Uses shown: {shown} of {total}, newest first.",
    zh: "用证记录：显示 {shown} 条，共 {total} 条，最新在前。",
  },
  "uses.shown": { en: "Uses shown: {shown} of {total}.", zh: "用证记录：显示 {shown} 条，共 {total} 条。" },
  "uses.none": { en: "There is no use to show.", zh: "没有可显示的用证记录。" },
  "uses.whole": {
    en: "Proved whole against the state at block {block}: no use is missing, added or changed, denials included.",
    zh: "已对照区块 {block} 的链上状态证明完整：包括被拒绝的用证在内，没有缺失、增添或改动。",
  },
} as const satisfies Readonly<Record<string, Text>>;
