import type { Text } from "@elicense/sdk";

/** What `verify` says. */
export const verifyMessages = {
  "verify.description": {
    en: "verify license documents, or licenses by their ids",
    zh: "核验证照文档，或按链上标识核验证照",
  },
  "verify.targets": {
    en: "documents (JSON files), folders of them, e-license identifiers, license ids, or - for standard input: one document, or one a line",
    zh: "证照文档（JSON 文件）、文档文件夹、电子证照标识、证照链上标识，或 -（标准输入：一份文档，或每行一份）",
  },
  "verify.at": {
    en: "a block's number, a day (YYYY-MM-DD, Asia/Shanghai), or final; the newest block if left out",
    zh: "区块号、日期（YYYY-MM-DD，北京时间）或 final；默认为最新区块",
  },
  "verify.rpc": {
    en: "address of a node to ask; give it several times to compare nodes, best of different departments",
    zh: "要询问的节点地址；可多次给出以比对多个节点（最好属于不同部门）",
  },
  "verify.threshold": {
    en: "how many of the nodes must say the same; more than half if left out",
    zh: "至少多少个节点答复一致；默认为过半数",
  },
  "verify.byId": {
    en: "Judged by the license id alone: no document was looked at.",
    zh: "仅按证照链上标识判定，未查看任何证照文档。",
  },
  "node.AGREES": { en: "agrees", zh: "一致" },
  "node.DIFFERS": { en: "SAYS OTHERWISE", zh: "答复不一致" },
  "node.HIDES_RECORDS": { en: "HIDES RECORDS", zh: "隐瞒记录" },
  "node.BEHIND": { en: "behind", zh: "区块落后" },
  "node.SILENT": { en: "silent", zh: "无答复" },
  "node.NOT_ASKED": { en: "not asked", zh: "未询问" },
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
