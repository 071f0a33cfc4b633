import type { Text } from "@elicense/sdk";

/** What `show` says. */
export const showMessages = {
  "show.description": {
    en: "show where a license stands, now or at a time, and what its document discloses",
    zh: "查看证照当前或某一时点的状况，以及证照文档所示内容",
  },
  "show.at": {
    en: "a block's number, a day (YYYY-MM-DD, Asia/Shanghai), or final; the newest block if left out",
    zh: "区块号、日期（YYYY-MM-DD，北京时间）或 final；默认为最新区块",
  },
  "show.id": { en: "license id", zh: "证照链上标识" },
  "show.identifier": { en: "e-license identifier", zh: "电子证照标识" },
  "show.type": { en: "license type", zh: "证照类型" },
  "show.issuer": { en: "issuer", zh: "颁发机构" },
  "show.division": { en: "division", zh: "行政区划" },
  "show.issued": { en: "entered", zh: "入链" },
  "show.issuedIn": { en: "{time} (Asia/Shanghai), block {block}", zh: "{time}（北京时间），区块 {block}" },
  "show.effective": { en: "takes effect on", zh: "生效日期" },
  "show.reason": { en: "reason", zh: "事由" },
  "show.through": { en: "last day", zh: "截止日期" },
  "show.endless": { en: "none", zh: "无" },
  "show.status": { en: "status", zh: "证照状态" },
  "show.statusThen": { en: "status on {day}", zh: "{day} 的状态" },
  "show.recorded": { en: "as recorded by then", zh: "按当日已记录情况" },
  "show.distrusted": { en: "{status}; the key that vouches for it is not trusted", zh: "{status}；担保密钥已不再可信" },
  "show.suspended": { en: "suspended through", zh: "停止执业截止" },
  "show.scheduled": { en: "scheduled", zh: "预定生效的决定" },
  "show.scheduledFrom": { en: "{status} from {from}", zh: "自 {from} 起{status}" },
  "show.investigation": { en: "investigation", zh: "立案调查" },
  "show.open": { en: "open", zh: "进行中" },
  "show.holder": { en: "holder's account", zh: "持证账户" },
  "show.custody": { en: "in the authority's custody", zh: "机构代管" },
  "show.rebound": { en: "{holder} (bound anew {count} {count|time|times})", zh: "{holder}（变更 {count} 次）" },
  "show.successor": { en: "successor", zh: "后续证照" },
  "show.records": { en: "management records", zh: "管理记录" },
  "show.block": {
    en: "As proved at block {block}: no management record is missing, added or changed.",
    zh: "以上依据区块 {block} 的链上状态，管理记录已证明完整：没有缺失、增添或改动。",
  },
  "show.fields": {
    en: "Disclosed by the document ({shown} fields; {hidden} values hidden):",
    zh: "文档所示内容（{shown} 项；另有 {hidden} 处隐藏）：",
  },
} as const satisfies Readonly<Record<string, Text>>;
