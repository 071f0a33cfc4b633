import type { Text } from "@elicense/sdk";

/** What `grant` says, and of grants. */
export const grantMessages = {
  "grant.description": {
    en: "consent to uses of a license, as its holder: sign a grant for a consumer",
    zh: "持证主体授权用证：为用证单位签署授权",
  },
  "grant.consumerOption": {
    en: "who may use it: its unified social credit code, or its number",
    zh: "用证单位：统一社会信用代码或编号",
  },
  "grant.matterOption": { en: "code of the matter that it may be used for", zh: "用证事项编码" },
  "grant.fieldsOption": {
    en: 'names of the fields that may be asked for, separated by commas; "" lets the status be seen alone',
    zh: '可索取的字段名称，以逗号分隔；填写 "" 则只能查看证照状态',
  },
  "grant.from": {
    en: "when it begins: a day, or a day and a time (Asia/Shanghai); at once if left out",
    zh: "生效时间：日期或日期加时间（北京时间），默认即时生效",
  },
  "grant.until": {
    en: "when it ends: a day, itself included, or a day and a time (Asia/Shanghai)",
    zh: "截止时间：日期（含当日）或日期加时间（北京时间）",
  },
  "grant.usesOption": { en: "how often it may be used", zh: "可用次数" },
  "grant.open": {
    en: "store it on the chain too, so that its signature is not asked for again",
    zh: "同时登记到链上，此后用证不再查验签名",
  },
  "grant.out": {
    en: "file for the consumer; grants/<id of the grant>.json if left out",
    zh: "交给用证单位的授权文件，默认为 grants/<授权标识>.json",
  },
  "grant.disclose": {
    en: "write the license's document too, with these fields shown and all else hidden",
    zh: "同时输出证照文档，只显示上述字段，其余隐藏",
  },
  "grant.documentNeeded": {
    en: "--disclose makes its file of the license's document: name the license by that, not by its id.",
    zh: "--disclose 须由证照文档生成：请给出证照文档，而不是证照链上标识。",
  },
  "grant.sameFile": {
    en: "--out and --disclose name the same file. Give each a name of its own.",
    zh: "--out 与 --disclose 指向同一文件。请分别指定文件名。",
  },
  "grant.signing": { en: "What is signed:", zh: "签署内容：" },
  "grant.id": { en: "grant", zh: "授权标识" },
  "grant.kind": { en: "kind", zh: "授权类型" },
  "grant.kind.CONSENT": { en: "consent", zh: "持证主体授权" },
  "grant.kind.PRESENTATION": { en: "presentation, face to face", zh: "亮证授权（当面）" },
  "grant.license": { en: "license", zh: "证照链上标识" },
  "grant.holder": { en: "holder's account", zh: "持证账户" },
  "grant.consumer": { en: "consumer", zh: "用证单位" },
  "grant.matter": { en: "matter", zh: "用证事项" },
  "grant.fields": { en: "fields", zh: "字段" },
  "grant.noFields": { en: "none: the status alone", zh: "无：仅可查看证照状态" },
  "grant.valid": { en: "valid", zh: "有效期" },
  "grant.period": { en: "{from} through {until} (Asia/Shanghai)", zh: "{from} 至 {until}（北京时间）" },
  "grant.uses": { en: "uses", zh: "可用次数" },
  "grant.written": {
    en: "The grant is signed: {file}. It says what for: give it to nobody but the consumer, and keep a copy, which withdrawing it takes.",
    zh: "授权已签署：{file}。文件载有用证事项，请只交给用证单位；并请留存副本，撤回授权时需要。",
  },
  "grant.disclosed": {
    en: "The license's document with nothing shown but these fields: {file}.",
    zh: "只显示上述字段的证照文档：{file}。",
  },
  "grant.opened": { en: "The grant is stored on the chain.", zh: "授权已登记到链上。" },
} as const satisfies Readonly<Record<string, Text>>;
