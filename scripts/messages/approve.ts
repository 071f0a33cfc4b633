import type { Text } from "@elicense/sdk";

/** What `approve` says, and commands that await an approval. */
export const approveMessages = {
  "approve.description": {
    en: "approve what another key or authority prepared",
    zh: "批准另一密钥或机构准备的操作",
  },
  "approve.request": { en: "request that another command wrote", zh: "其他命令生成的批准申请文件" },
  "approve.days": { en: "days that the approval serves, 90 at the most", zh: "批准的有效天数，最多 90" },
  "approve.documents": {
    en: "folder of the documents that are to be issued, or of what is to be decided on; those beside the request if left out",
    zh: "拟颁发或拟办理的证照文档所在文件夹，默认使用批准申请旁的文档",
  },
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
  "approve.reviewed": { en: "documents", zh: "证照文档" },
  "approve.seen": {
    en: "{count}, each with the root, decision and division of the call",
    zh: "{count} 份，均与操作中的根哈希、决定和行政区划一致",
  },
  "approve.unknown": {
    en: "not known: no document of it was found; give the folder with --documents",
    zh: "未知：没有找到其证照文档，请用 --documents 给出所在文件夹",
  },
  "approve.unseen": {
    en: "not looked at: give their folder with --documents",
    zh: "未核对：请用 --documents 给出文档所在文件夹",
  },
  "approve.after": { en: "comes after call", zh: "须先办理（序号）" },
  "approve.tried": { en: "if approved", zh: "批准后" },
  "approve.tried.DONE": {
    en: "tried on the chain as it is now, with the approval: it would be carried out",
    zh: "已按当前链上状态连同批准试算：可以办理",
  },
  "approve.tried.UNKNOWN": {
    en: "this node cannot try it with an approval; tried without: rights, status, reason and days are in order",
    zh: "该节点无法连同批准试算；不含批准的试算结果：权限、状态、事由和日期均符合要求",
  },
  "approve.tried.NOT": {
    en: "not tried: this node cannot try several calls one after the other (eth_simulateV1), or one of those before it needs another authority's approval",
    zh: "未试算：该节点不能依次试算多项操作（eth_simulateV1），或前面的操作须由其他机构批准",
  },
  "approve.documentMissing": {
    en: "{count} of the licenses have no document in {folder}. Ask for the folder that goes with the request, and approve nothing that you have not seen.",
    zh: "{folder} 中缺少 {count} 份拟颁发证照的文档。请向申请人索取与申请对应的文件夹；未核对的内容请勿批准。",
  },
  "approve.documentDiffers": {
    en: "The document {file} is not of the license that the call will issue: decision, division or last day are others. Ask for the request and its documents again.",
    zh: "文档 {file} 与操作拟颁发的证照不符：决定、行政区划或截止日期不同。请重新索取批准申请及文档。",
  },
  "approve.documentIssuer": {
    en: "The document {file} names {issuer} as its issuer, and {authority} would issue it: the license would be INVALID. Have the document made by the authority that issues, and ask for the request and its documents again.",
    zh: "文档 {file} 所载颁发机构为 {issuer}，而办理颁发的是 {authority}：颁发后该证照将被判定为 INVALID。请由颁发机构生成文档，并重新索取批准申请及文档。",
  },
  "approve.documentRefused": {
    en: "The document {file} is not fit to be issued: {reason} Ask for the request and its documents again.",
    zh: "文档 {file} 不能颁发：{reason}请重新索取批准申请及文档。",
  },
  "approve.wouldBeRefused": {
    en: "Call {number} is not approved, since it would be refused all the same: {reason}",
    zh: "第 {number} 项未批准，因为即使批准也会被拒绝：{reason}",
  },
  "approve.hash": { en: "hash", zh: "哈希" },
  "approve.notYours": {
    en: "Nothing in {file} is for {authority} to approve; it asks for {approvers}. Use that authority's key: name it with --key, or in the settings (ELICENSE_APPROVER_KEY, ELICENSE_APPROVER_SIGNER_URL or, in development, ELICENSE_APPROVER_PRIVATE_KEY).",
    zh: "{file} 中没有应由{authority}批准的内容，应由 {approvers} 批准。请使用该机构的密钥：用 --key 指定，或在设置中填写（ELICENSE_APPROVER_KEY、ELICENSE_APPROVER_SIGNER_URL；开发时可用 ELICENSE_APPROVER_PRIVATE_KEY）。",
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
  "approve.state.refused": { en: "would be refused", zh: "会被拒绝" },
  "approve.state.notNeeded": { en: "needs no approval", zh: "无需批准" },
  "approve.state.other": { en: "for another authority", zh: "应由其他机构批准" },
  "approval.secondKey": { en: "a second key", zh: "本机构第二把密钥" },
  "approval.secondKeyOf": { en: "{authority}, with a second key", zh: "{authority}（第二把密钥）" },
  "approval.expired": {
    en: "An approval was given, and has expired.",
    zh: "此前的批准已失效。",
  },
  "approval.ownKey": {
    en: "It was approved with the key that acts, which does not count: another key has to.",
    zh: "此前由办理密钥自己批准，不能使用：须由另一密钥批准。",
  },
  "approval.next": {
    en: "Hand the request over, with the folder of that name beside it where there is one, or approve it here with the approver's key (--key, or ELICENSE_APPROVER_KEY and the like):\n  {command}\nThen run the same command again: it sends the very calls that were approved.",
    zh: "请将批准申请连同其旁的同名文件夹（如有）交给批准人，或用批准人的密钥（--key，或 ELICENSE_APPROVER_KEY 等设置）批准：\n  {command}\n然后重新运行原命令，程序将提交已获批准的同一操作。",
  },
} as const satisfies Readonly<Record<string, Text>>;
