import type { Text } from "@elicense/sdk";

/** What `verify` says. */
export const verifyMessages = {
  "verify.description": { en: "verify license documents", zh: "核验证照文档" },
  "verify.documents": { en: "license documents, JSON files", zh: "证照文档（JSON 文件）" },
  "verify.verdict": { en: "Verdict: {verdict}", zh: "结论：{verdict}" },
  "verify.block": {
    en: "Judged at block {block} of {time} (Asia/Shanghai).",
    zh: "依据区块 {block}（北京时间 {time}）的链上数据。",
  },
  "check.document": { en: "document", zh: "文件内容" },
  "check.identifiers": { en: "identifiers", zh: "代码与号码" },
  "check.registry": { en: "registry", zh: "登记簿" },
  "check.issuer": { en: "issuer", zh: "颁发机构" },
  "check.status": { en: "status", zh: "证照状态" },
  "check.record": { en: "record", zh: "管理记录" },
  "check.freshness": { en: "freshness", zh: "数据时效" },
  "result.pass": { en: "pass", zh: "通过" },
  "result.fail": { en: "FAIL", zh: "不通过" },
  "result.unknown": { en: "unknown", zh: "无法判定" },
  "verdict.VALID": { en: "VALID", zh: "VALID（有效）" },
  "verdict.INVALID": { en: "INVALID", zh: "INVALID（无效）" },
  "verdict.INDETERMINATE": { en: "INDETERMINATE", zh: "INDETERMINATE（无法判定）" },
} as const satisfies Readonly<Record<string, Text>>;
