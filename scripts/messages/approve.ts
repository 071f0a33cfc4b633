import type { Text } from "@elicense/sdk";

/** What `approve` says, and commands that await an approval. */
export const approveMessages = {
  "approve.description": {
    en: "approve what another key or authority prepared",
    zh: "批准另一密钥或机构准备的操作",
  },
  "approve.request": { en: "request that issue or revoke wrote", zh: "issue 或 revoke 生成的批准申请文件" },
  "approve.days": { en: "days that the approval serves, 90 at the most", zh: "批准的有效天数，最多 90" },
  "approve.dryRun": { en: "show what is asked for, and send nothing", zh: "只显示申请内容，不提交" },
  "approve.asked": {
    en: "Asked for in {file} ({count}), as the bytes of each call say; you approve for {authority}.",
    zh: "{file} 申请批准 {count} 项操作（以下内容由操作数据本身解析得出）；当前批准机构：{authority}。",
  },
  "approve.call": { en: "Call {number}: {action}", zh: "第 {number} 项：{action}" },
  "approve.acting": { en: "acting authority", zh: "办理机构" },
  "approve.approver": { en: "to be approved by", zh: "批准机构" },
  "approve.type": { en: "license type", zh: "证照类型" },
  "approve.licenses": { en: "licenses, by division", zh: "证照份数（按行政区划）" },
  "approve.license": { en: "license", zh: "证照链上标识" },
  "approve.division": { en: "division", zh: "行政区划" },
  "approve.reason": { en: "reason", zh: "事由" },
  "approve.effective": { en: "takes effect on", zh: "生效日期" },
  "approve.through": { en: "last day", zh: "截止日期" },
  "approve.holder": { en: "new holder", zh: "新持证账户" },
  "approve.custody": { en: "the authority's custody", zh: "机构代管" },
  "approve.hash": { en: "hash", zh: "哈希" },
  "approve.notYours": {
    en: "Nothing in {file} is for {authority} to approve; it asks for {approvers}. Use that authority's key (ELICENSE_APPROVER_PRIVATE_KEY).",
    zh: "{file} 中没有应由{authority}批准的内容，应由 {approvers} 批准。请使用该机构的密钥（ELICENSE_APPROVER_PRIVATE_KEY）。",
  },
  "approve.done": {
    en: "Approved: {approved}. Approved already: {already}. Each approval serves once, for that very call; whoever asked for it can go on now.",
    zh: "本次批准 {approved} 项；此前已批准 {already} 项。每项批准仅对该项操作有效一次；申请人现在可以继续办理。",
  },
  "approve.nothing": {
    en: "Nothing was left to approve: it was all carried out already.",
    zh: "没有待批准的内容：全部操作此前已办理。",
  },
  "approve.stopped": {
    en: "Stopped: {reason} Running it again is safe: nothing is approved twice.",
    zh: "已中断：{reason}可以放心重新运行：不会重复批准。",
  },
  "approve.state.approved": { en: "approved", zh: "已批准" },
  "approve.state.already": { en: "approved already", zh: "此前已批准" },
  "approve.state.carriedOut": { en: "carried out already", zh: "此前已办理" },
  "approve.state.pending": { en: "to approve", zh: "待批准" },
  "approve.state.other": { en: "for another authority", zh: "应由其他机构批准" },
  "approval.secondKey": { en: "a second key", zh: "本机构第二把密钥" },
  "approval.secondKeyOf": { en: "{authority}, with a second key", zh: "{authority}（另一办理密钥）" },
  "approval.expired": {
    en: "An approval was given, and has expired.",
    zh: "此前的批准已失效。",
  },
  "approval.ownKey": {
    en: "It was approved with the key that acts, which does not count: another key has to.",
    zh: "此前由办理密钥自己批准，不能使用：须由另一密钥批准。",
  },
  "approval.next": {
    en: "Hand the request over, or approve it here with the approver's key (ELICENSE_APPROVER_PRIVATE_KEY):\n  {command}\nThen run the same command again: it sends the very calls that were approved.",
    zh: "请将批准申请交给批准人，或用批准人的密钥（ELICENSE_APPROVER_PRIVATE_KEY）批准：\n  {command}\n然后重新运行原命令，程序将提交已获批准的同一操作。",
  },
} as const satisfies Readonly<Record<string, Text>>;
