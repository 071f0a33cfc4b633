import type { Text } from "../language.js";

interface CheckEntry extends Text {
  readonly result: "pass" | "fail" | "unknown";
}

/** Every code of a check with its result and texts. Codes are append-only: one is never renamed, reused or removed. */
export const checkCatalogue = {
  NOT_CHECKED: {
    result: "unknown",
    en: "Not checked, because an earlier check found no answer to build on.",
    zh: "前面的检查没有得到可依据的结果，未进行此项检查。",
  },

  DOCUMENT_INTACT: {
    result: "pass",
    en: "Every value shown is the one that was issued.",
    zh: "所示各项内容与颁发时一致。",
  },
  DOCUMENT_UNREADABLE: {
    result: "fail",
    en: "This is no license document: {reason}",
    zh: "这不是证照文档：{reason}",
  },
  DOCUMENT_NOT_PLAIN: {
    result: "unknown",
    en: "What was given is not JSON: {reason}",
    zh: "所给的内容不是 JSON：{reason}",
  },
  DOCUMENT_ALTERED: {
    result: "fail",
    en: "The document was altered: its values do not give the fingerprint that was issued.",
    zh: "文件已被改动：其内容与颁发时的指纹不符。",
  },
  DOCUMENT_ID_DIFFERS: {
    result: "fail",
    en: "The document does not belong to the license that it names.",
    zh: "文件与其所称的证照不对应。",
  },
  DOCUMENT_CONTRADICTS: {
    result: "fail",
    en: "The document contradicts its own issue: {field}.",
    zh: "文件内容与其颁发信息矛盾：{field}。",
  },
  DOCUMENT_SCHEMA_FAULT: {
    result: "fail",
    en: "The document breaks the rules of its license type at {path}: {expected}.",
    zh: "文件在 {path} 处不符合该证照类型的规定：{expected}。",
  },
  DOCUMENT_TYPE_UNKNOWN: {
    result: "unknown",
    en: "This program does not know license type {type}.",
    zh: "本程序不认识证照类型 {type}。",
  },

  IDENTIFIERS_CONSISTENT: {
    result: "pass",
    en: "Codes, numbers and check digits fit together.",
    zh: "各代码、号码及校验码相互一致。",
  },
  IDENTIFIERS_CONFLICT: {
    result: "fail",
    en: "A number does not fit the rest of the document: {field}.",
    zh: "号码与文件其他内容不符：{field}。",
  },

  REGISTRY_TRUSTED: {
    result: "pass",
    en: "The license is entered in the registry that the manifest names.",
    zh: "证照登记于部署清单所列的登记簿。",
  },
  REGISTRY_FOREIGN: {
    result: "fail",
    en: "The license was issued in another registry ({actual}) than the trusted one ({expected}).",
    zh: "证照颁发于另一登记簿（{actual}），不是可信的登记簿（{expected}）。",
  },
  REGISTRY_NOT_ISSUED: {
    result: "fail",
    en: "The trusted registry has no such license.",
    zh: "可信的登记簿中没有这份证照。",
  },
  REGISTRY_NOT_KNOWN: {
    result: "unknown",
    en: "The node knows no such license, but it is too far behind (block {block}) to say that there is none.",
    zh: "该节点没有这份证照，但其数据滞后（区块 {block}），不能断定证照不存在。",
  },
  REGISTRY_UNREACHABLE: {
    result: "unknown",
    en: "The chain could not be asked: {reason}",
    zh: "无法查询链上数据：{reason}",
  },
  REGISTRY_MISMATCH: {
    result: "unknown",
    en: "The node is on another chain than the manifest: {reason}",
    zh: "节点所在的链与部署清单不符：{reason}",
  },
  REGISTRY_TOO_FEW_NODES: {
    result: "unknown",
    en: "Of {asked} nodes {answered} answered at one block, and {needed} must agree ({nodes}).",
    zh: "所询 {asked} 个节点中有 {answered} 个在同一区块作答，需有 {needed} 个一致（{nodes}）。",
  },
  REGISTRY_NODES_DISAGREE: {
    result: "unknown",
    en: "The nodes contradict one another: {needed} of {asked} must agree ({nodes}).",
    zh: "各节点的答复互相矛盾：所询 {asked} 个节点中需有 {needed} 个一致（{nodes}）。",
  },

  ISSUER_ENTITLED: {
    result: "pass",
    en: "It was issued by an accredited authority ({issuer}), with a key that is trusted.",
    zh: "由有权机关（{issuer}）以可信的密钥颁发。",
  },
  ISSUER_DIFFERS: {
    result: "fail",
    en: "The document names another issuer ({actual}) than the registry ({expected}).",
    zh: "文件所称的颁发机构（{actual}）与登记簿所载（{expected}）不符。",
  },
  ISSUER_KEY_DISTRUSTED: {
    result: "fail",
    en: "The key that vouches for the license is no longer trusted.",
    zh: "为此证照担保的密钥已不再可信。",
  },

  STATUS_IN_FORCE: {
    result: "pass",
    en: "The license is in force.",
    zh: "证照有效。",
  },
  STATUS_SUSPENDED: {
    result: "fail",
    en: "The license is suspended (last day {suspendedThrough}).",
    zh: "持证人处于停止执业期间（截止 {suspendedThrough}）。",
  },
  STATUS_EXPIRED: {
    result: "fail",
    en: "The license has expired (last day {validThrough}).",
    zh: "证照已过有效期（截止 {validThrough}）。",
  },
  STATUS_SUPERSEDED: {
    result: "fail",
    en: "The license was replaced by a newer version ({successor}).",
    zh: "证照已换发新版本（{successor}）。",
  },
  STATUS_TRANSFERRED: {
    result: "fail",
    en: "The license was transferred to another authority, which issued {successor}.",
    zh: "证照已转出，转入地已颁发 {successor}。",
  },
  STATUS_REVOKED: {
    result: "fail",
    en: "The license was revoked.",
    zh: "证照已被吊销。",
  },
  STATUS_ANNULLED: {
    result: "fail",
    en: "The license was annulled: it ought never to have been granted.",
    zh: "证照已被撤销：本不应准予。",
  },
  STATUS_CANCELLED: {
    result: "fail",
    en: "The license was cancelled.",
    zh: "证照已注销。",
  },

  STATUS_WAS_IN_FORCE: {
    result: "pass",
    en: "The license was in force on {day}, by a decision with effect on {effectiveOn} (recorded on {recordedOn}).",
    zh: "证照在 {day} 有效，依据 {effectiveOn} 生效的决定（{recordedOn} 入链）。",
  },
  STATUS_WAS_NOT_IN_FORCE: {
    result: "fail",
    en: "The license was not in force on {day} ({status}), by a decision with effect on {effectiveOn} (recorded on {recordedOn}).",
    zh: "证照在 {day} 不在有效状态（{status}），依据 {effectiveOn} 生效的决定（{recordedOn} 入链）。",
  },
  STATUS_DAY_AHEAD: {
    result: "unknown",
    en: "The day {day} has not come on the chain: a later decision may still change it.",
    zh: "链上尚未到 {day}：此前仍可能作出新的决定。",
  },
  STATUS_NOT_REPLAYED: {
    result: "unknown",
    en: "Where the license stood on {day} could not be told from the records that the nodes show.",
    zh: "无法依据各节点提供的记录确定证照在 {day} 的状态。",
  },

  RECORD_WHOLE: {
    result: "pass",
    en: "Its management record is whole by the chain's count ({recordCount}).",
    zh: "管理记录完整（共 {recordCount} 条）。",
  },
  RECORD_NOT_WHOLE: {
    result: "unknown",
    en: "The node's records are not the whole book that the chain commits to. Ask another node.",
    zh: "该节点提供的记录与链上承诺的记录簿不一致，请改用其他节点查询。",
  },
  RECORD_CONTRADICTS_STATE: {
    result: "unknown",
    en: "The node calls the license {status}, and its own records make it {replayed}. Ask another node.",
    zh: "该节点称证照状态为 {status}，其提供的记录却得出 {replayed}，请改用其他节点查询。",
  },
  RECORD_UNAVAILABLE: {
    result: "unknown",
    en: "The records could not be fetched: {reason}",
    zh: "无法取得记录：{reason}",
  },

  HEAD_FRESH: {
    result: "pass",
    en: "The node is up to date (last block {age} s ago).",
    zh: "节点数据是最新的（最近区块为 {age} 秒前）。",
  },
  HEAD_OLD: {
    result: "unknown",
    en: "The node's last block is {age} s old: it may not know of later actions.",
    zh: "节点最近区块已是 {age} 秒前：此后的操作可能未知。",
  },
  HEAD_AHEAD: {
    result: "unknown",
    en: "The node's last block lies {ahead} s in the future: this machine's clock is off, or the node's.",
    zh: "节点最近区块的时间比本机时间晚 {ahead} 秒：本机或节点的时钟不准。",
  },
} as const satisfies Readonly<Record<string, CheckEntry>>;

/** A frozen code of a check. */
export type CheckCode = keyof typeof checkCatalogue;
