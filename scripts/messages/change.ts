import type { Text } from "@elicense/sdk";

/** What `change` says. */
export const changeMessages = {
  "change.description": { en: "see to what governance proposed", zh: "查看和处理联盟治理方提议的变更" },
  "change.list": { en: "list the changes that wait, or may be carried out", zh: "列出等待中或可以执行的变更" },
  "change.show": { en: "show in words what a proposed change does", zh: "以文字显示提议变更的内容" },
  "change.execute": {
    en: "carry out a proposed change whose time has come, with the key that proposed it",
    zh: "执行等待期满的变更（使用提议时的密钥）",
  },
  "change.cancel": { en: "call a proposed change off", zh: "取消提议的变更" },
  "change.operationArgument": {
    en: "hash of the proposal, as change list shows it",
    zh: "提议的哈希（见 change list）",
  },
  "change.operation": { en: "proposal", zh: "提议" },
  "change.proposer": { en: "proposed by", zh: "提议账户" },
  "change.readyAt": { en: "may be carried out from (Asia/Shanghai)", zh: "可以执行的时间（北京时间）" },
  "change.expiresAt": { en: "lapses (Asia/Shanghai)", zh: "失效时间（北京时间）" },
  "change.ready": { en: "may be carried out; lapses in {left}", zh: "可以执行；{left}后失效" },
  "change.waits": { en: "waits for {left} more", zh: "还须等待 {left}" },
  "change.none": { en: "No change waits.", zh: "没有等待中的变更。" },
  "change.reading": { en: "proposals", zh: "提议" },
  "change.executed.plan": {
    en: "To carry out, as the bytes of the change say:",
    zh: "拟执行（由变更数据本身解析得出）：",
  },
  "change.cancelled.plan": {
    en: "To call off, as the bytes of the change say:",
    zh: "拟取消（由变更数据本身解析得出）：",
  },
  "change.executed": { en: "The change was carried out.", zh: "变更已执行。" },
  "change.cancelled": { en: "The change was called off.", zh: "变更已取消。" },
  "change.unknown": {
    en: "No change waits under {operation}: it was never proposed, or was carried out, called off, or has lapsed. See those that wait: {program} change list",
    zh: "没有编号为 {operation} 的等待中变更：从未提议，或已执行、已取消、已失效。请查看等待中的变更：{program} change list",
  },
  "change.otherProposer": {
    en: "{proposer} proposed this change, and it alone can carry it out; {account} signs. Use the key that proposed it.",
    zh: "该变更由 {proposer} 提议，只能由其执行；当前签名账户为 {account}。请使用提议时的密钥。",
  },
  "change.early": {
    en: "The change may be carried out from {time} (Asia/Shanghai) on. Run it again then.",
    zh: "该变更自 {time}（北京时间）起可以执行，请届时再运行。",
  },
  "usage.operation": {
    en: "Name the proposal by its hash: 0x and 64 hexadecimal digits, as change list shows it.",
    zh: "请给出提议的哈希（0x 加 64 位十六进制数字，见 change list）。",
  },
} as const satisfies Readonly<Record<string, Text>>;
