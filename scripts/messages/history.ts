import type { Text } from "@elicense/sdk";

/** What `history` says. */
export const historyMessages = {
  "history.description": {
    en: "show both record books of a license, proved whole",
    zh: "查看证照的管理记录和用证记录（已证明完整）",
  },
  "history.status": { en: "Status: {status}", zh: "状态：{status}" },
  "history.management": { en: "Management records ({count})", zh: "管理记录（{count} 条）" },
  "history.usage": { en: "Usage records ({count})", zh: "用证记录（{count} 条）" },
  "history.unused": { en: "The license was never used.", zh: "该证照尚无用证记录。" },
  "history.whole": {
    en: "Both books are proved whole against the state at block {block}: no record is missing, added or changed.",
    zh: "已对照区块 {block} 的链上状态证明两本记录簿完整：没有缺失、增添或改动。",
  },
} as const satisfies Readonly<Record<string, Text>>;
