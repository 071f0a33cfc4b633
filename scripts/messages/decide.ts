import type { Text } from "@elicense/sdk";

/** What every command says that carries out a decision on one license. */
export const decideMessages = {
  "decide.reason": { en: "code of the reason, such as L49", zh: "事由代码，例如 L49" },
  "decide.reasonUnknown": {
    en: "{option}: give one of these codes: {reasons}.",
    zh: "{option}：请填写以下代码之一：{reasons}。",
  },
  "decide.decision": {
    en: "number of the decision; only its salted hash goes on the chain",
    zh: "决定文号；只有其加盐哈希上链",
  },
  "decide.date": {
    en: "day on which it takes effect (YYYY-MM-DD); today if left out",
    zh: "生效日期（YYYY-MM-DD），默认为当日",
  },
  "decide.approver": {
    en: "unified social credit code of the authority that approves, where the reason needs another one",
    zh: "批准机构的统一社会信用代码（事由须由另一机构批准时填写）",
  },
  "decide.out": {
    en: "folder for a new document and for requests for approval; the document's if left out",
    zh: "新文档和批准申请的输出文件夹，默认为证照文档所在文件夹",
  },
  "decide.dryRun": { en: "show what would be done, and send nothing", zh: "只显示将要办理的内容，不提交" },
  "decide.holder": { en: "the holder's account", zh: "持证账户" },
  "decide.custody": { en: "bind it to nobody: the authority keeps it in custody", zh: "不绑定账户，由机构代管" },
  "decide.serial": {
    en: "serial in this authority's register, where another one issued the license",
    zh: "本机构登记簿中的流水号（原证照由其他机构颁发时填写）",
  },
  "decide.plan": {
    en: "To do, as the bytes of the call say: {action}",
    zh: "拟办理（由操作数据本身解析得出）：{action}",
  },
  "decide.successor": { en: "new license", zh: "新证照" },
  "decide.awaiting": {
    en: "Not carried out yet ({action}). To be approved first, to take effect on {effectiveOn}, by {approver}.",
    zh: "尚未办理（{action}），须先批准（生效日期 {effectiveOn}）；批准机构：{approver}。",
  },
  "decide.already": {
    en: "This decision ({action}, effective on {effectiveOn}) was carried out already, in block {block}; nothing was sent.",
    zh: "该决定（{action}，生效日期 {effectiveOn}）此前已在区块 {block} 办理，未重复提交。",
  },
  "decide.document": { en: "Document of the new license: {file}", zh: "新证照文档：{file}" },
  "decide.differs": {
    en: "This decision was carried out already, in block {block}, with effect from {effectiveOn}, and not as it is given now. Compare it with the decision, and see the license's history; what was recorded is corrected by a decision of its own.",
    zh: "该决定此前已在区块 {block} 办理（生效日期 {effectiveOn}），与本次填写的内容不同。请与决定书核对，并查看证照的管理记录；记录有误的，须另行作出决定更正。",
  },
  "decide.approverMissing": {
    en: "The reason {reason} needs another authority's approval. Name it with --approver and its unified social credit code.",
    zh: "事由 {reason} 须经另一机构批准。请用 --approver 填写该机构的统一社会信用代码。",
  },
  "decide.approverNotNeeded": {
    en: "No other authority approves for the reason {reason}. Leave --approver out; where a second pair of eyes is needed, another key of this authority approves.",
    zh: "事由 {reason} 不由其他机构批准。请不要填写 --approver；需要复核的，由本机构的第二把密钥批准。",
  },
  "decide.approverUnknown": {
    en: "The chain has no active authority with the code given as --approver. Compare it with the register of authorities.",
    zh: "链上没有使用 --approver 所填代码且在启用中的机构。请与机构名录核对。",
  },
  "decide.approverSelf": {
    en: "The reason {reason} needs another authority's approval, and --approver names the one that acts. Name the other one.",
    zh: "事由 {reason} 须由另一机构批准，而 --approver 填写的是办理机构自己。请填写另一机构。",
  },
  "decide.approverNotAccredited": {
    en: "The authority given as --approver does not have the right that its approval takes ({right}). Name one that has, or have it accredited.",
    zh: "--approver 所填机构没有批准所需的权限（{right}）。请填写有此权限的机构，或为其授予权限。",
  },
  "decide.approverOutside": {
    en: "The authority given as --approver is competent in {region}, and {division} does not lie within it. Name one that is competent there.",
    zh: "--approver 所填机构的行政区划为 {region}，{division} 不在其范围内。请填写有管辖权的机构。",
  },
  "decide.holderTwice": {
    en: "Give either --holder or --custody, not both.",
    zh: "--holder 与 --custody 只能填写其中之一。",
  },
  "decide.holderMissing": {
    en: "Give --holder with the new account, or --custody.",
    zh: "请用 --holder 填写新的账户，或使用 --custody。",
  },
  "decide.documentNeeded": {
    en: "Give the license's document, not its id: the new license's is made from it.",
    zh: "请给出证照文档，而不是证照链上标识：新证照的文档由原文档生成。",
  },
  "decide.serialMissing": {
    en: "Another authority issued this license. Give the serial that it gets in this authority's register, with --serial.",
    zh: "该证照由其他机构颁发。请用 --serial 填写其在本机构登记簿中的流水号。",
  },
  "decide.serialKept": {
    en: "Versions of a license share their serial. Leave --serial out.",
    zh: "同一证照的各个版本使用同一流水号。请不要填写 --serial。",
  },
  "decide.documentDiffers": {
    en: "The folder {folder} has a document of the new license's identifier with other content. If it was issued with a mistake, do not issue it again; else choose another folder with --out.",
    zh: "文件夹 {folder} 中已有新证照标识的文档，但内容不同。颁发有误的，请勿重复颁发；否则请用 --out 另选文件夹。",
  },
  "changes.setOption": {
    en: "a field that is other than before, and its value; empty takes it out; may be repeated",
    zh: "变更的字段及其内容；内容为空表示删除该字段；可重复填写",
  },
  "changes.rowOption": {
    en: "file with such fields: a header and one row as issue reads it (CSV, Excel), or a JSON object (.json); keeps personal data off the command line",
    zh: "列出变更字段的文件：含表头和一行数据，格式与 issue 相同（CSV、Excel），或 JSON 对象（.json）；可避免在命令行中填写个人信息",
  },
  "changes.set": {
    en: "--set: give a field and its value, as in --set firmName=….",
    zh: "--set：请填写字段及其内容，例如 --set firmName=…。",
  },
  "changes.row": {
    en: "The file {file} is neither a table of a header and one row nor a JSON object. Put field names into the first line and the values into the second.",
    zh: "文件 {file} 既不是含表头和一行数据的表格，也不是 JSON 对象。请在第一行填写字段名，第二行填写内容。",
  },
  "changes.fault": {
    en: "The file {file} cannot be used: line {line}, column {column}: {fault}",
    zh: "无法使用文件 {file}：第 {line} 行，列 {column}：{fault}",
  },
  "changes.text": {
    en: "{field}: the value begins like a formula or with a space, ends with one, has an invisible character, or is too long. Type it anew.",
    zh: "{field}：内容以公式符号开头、首尾有空格、含不可见字符，或者过长。请重新录入。",
  },
} as const satisfies Readonly<Record<string, Text>>;
