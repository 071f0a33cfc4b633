import type { Text } from "@elicense/sdk";

/** What `catalog` says. */
export const catalogMessages = {
  "catalog.description": { en: "see and change what there is to license, why and for what", zh: "查看和变更证照目录" },
  "catalog.types": { en: "list the license types", zh: "列出证照类型" },
  "catalog.reasons": { en: "list the reasons for which actions may be taken", zh: "列出办理事由" },
  "catalog.uses": { en: "list the published uses by statutory duty", zh: "列出已公布的依职能用证事项" },
  "catalog.addType": { en: "add a license type, as governance", zh: "添加证照类型（联盟治理）" },
  "catalog.addReason": { en: "add reasons, as governance", zh: "添加事由（联盟治理）" },
  "catalog.addUse": { en: "publish uses by statutory duty, as governance", zh: "公布依职能用证事项（联盟治理）" },
  "catalog.closeReason": { en: "give a reason its last days, as governance", zh: "停用事由（联盟治理）" },
  "catalog.closeUse": { en: "give a published use its last day, as governance", zh: "停用用证事项（联盟治理）" },
  "catalog.setApproval": {
    en: "set whose approval a reason needs, as governance",
    zh: "设定事由须经谁批准（联盟治理）",
  },
  "catalog.typeArgument": {
    en: "license type: number or name, such as lawyer; all if left out",
    zh: "证照类型：编号或名称，例如 lawyer，默认为全部",
  },
  "catalog.type": { en: "license type: number or name, such as lawyer", zh: "证照类型：编号或名称，例如 lawyer" },
  "catalog.typeFile": {
    en: "folder of the type, or its catalog.json, with schema.json beside it",
    zh: "证照类型的文件夹或其中的 catalog.json（旁边须有 schema.json）",
  },
  "catalog.reasonFile": {
    en: "JSON of one reason, or of a list, as in schemas/<type>/catalog.json",
    zh: "一项或多项事由的 JSON 文件，格式同 schemas/<type>/catalog.json",
  },
  "catalog.useFile": {
    en: "JSON of one use, or of a list, as in schemas/<type>/catalog.json",
    zh: "一项或多项用证事项的 JSON 文件，格式同 schemas/<type>/catalog.json",
  },
  "catalog.reason": { en: "code or number of the reason", zh: "事由的代码或序号" },
  "catalog.use": { en: "code or number of the use", zh: "用证事项的代码或序号" },
  "catalog.through": {
    en: "last day on which a decision may take effect for it (YYYY-MM-DD)",
    zh: "以该事由作出的决定可以生效的最后一日（YYYY-MM-DD）",
  },
  "catalog.recordableThrough": {
    en: "last day on which such a decision may be recorded (YYYY-MM-DD)",
    zh: "此类决定可以记录的最后一日（YYYY-MM-DD）",
  },
  "catalog.usedThrough": {
    en: "last day on which it may be used (YYYY-MM-DD)",
    zh: "可以用证的最后一日（YYYY-MM-DD）",
  },
  "catalog.approval": { en: "whose approval it needs", zh: "须经谁批准" },
  "catalog.from": { en: "{from} –", zh: "{from} 起" },
  "catalog.fromTo": { en: "{from} – {through}", zh: "{from} 至 {through}" },
  "catalogFile.json": {
    en: "The file {file} cannot be read as JSON: {reason} Correct it, as in schemas/<type>/catalog.json.",
    zh: "文件 {file} 不是可用的 JSON：{reason}请参照 schemas/<type>/catalog.json 更正。",
  },
  "catalogFile.faulty": {
    en: "Nothing was done, since the file {file} has faults ({count}). Correct each, and run it again.",
    zh: "文件 {file} 有 {count} 处错误，未办理任何内容。请逐项更正后重新运行。",
  },
  "catalogFile.missing": { en: "it is missing;", zh: "缺少该项；" },
  "catalogFile.unknown": {
    en: "there is no such member: take it out, or correct its name.",
    zh: "没有该项：请删除，或更正名称。",
  },
  "catalogFile.object": { en: "give an object, { … }.", zh: "应为对象 { … }。" },
  "catalogFile.whole": { en: "give a whole number from {from} to {to}.", zh: "应为 {from} 至 {to} 的整数。" },
  "catalogFile.wholeOrNull": {
    en: "give a whole number from {from} to {to}, or null.",
    zh: "应为 {from} 至 {to} 的整数，或 null。",
  },
  "catalogFile.text": { en: "give a text that is not empty.", zh: "应为非空文字。" },
  "catalogFile.title": {
    en: 'give a title in both languages, {"en": "…", "zh": "…"}.',
    zh: '应为中英文标题：{"en": "…", "zh": "…"}。',
  },
  "catalogFile.flag": { en: "give true or false.", zh: "应为 true 或 false。" },
  "catalogFile.day": { en: "give a day, YYYY-MM-DD.", zh: "应为日期（YYYY-MM-DD）。" },
  "catalogFile.dayOrNull": {
    en: "give a day, YYYY-MM-DD, or null where there is no last one.",
    zh: "应为日期（YYYY-MM-DD）；没有截止日期时为 null。",
  },
  "catalogFile.oneOf": { en: "give one of {allowed}.", zh: "应为以下之一：{allowed}。" },
  "catalogFile.someOf": {
    en: "give a list of at least one of {allowed}, each once.",
    zh: "应为列表，取值（至少一个，不得重复）：{allowed}。",
  },
  "catalogFile.fieldNames": {
    en: "give a list of at least one field name, each once.",
    zh: "应为字段名列表（至少一个，不得重复）。",
  },
} as const satisfies Readonly<Record<string, Text>>;
