import type { Text } from "@elicense/sdk";

/** What `export` says, and the headers of the CSV files that it writes. */
export const exportMessages = {
  "export.description": {
    en: "write uses, a register or a history to a CSV or JSON file, proved whole before the file is there",
    zh: "将用证记录、登记册或管理记录导出为 CSV 或 JSON 文件（证明完整后才生成文件）",
  },
  "export.what": { en: "what to write", zh: "导出内容" },
  "export.subject": {
    en: "license (uses, history), or the authority's code (register; the key's if left out)",
    zh: "证照（uses、history），或机构代码（register；默认为密钥所属机构）",
  },
  "export.format": { en: "form of the file", zh: "文件格式" },
  "export.out": { en: "file to write", zh: "输出文件" },
  "export.type": {
    en: "license type whose fields are named: its folder in schemas/, or its number",
    zh: "按哪类证照命名字段：schemas/ 中的文件夹名或编号",
  },
  "usage.exportHistory": {
    en: "Name the license whose history is to be written.",
    zh: "请指明要导出哪份证照的管理记录。",
  },
  "usage.exportOption": {
    en: "{option} does not go with export {kind} as it is called here, which writes all of one subject. Leave it out.",
    zh: "此处的 export {kind} 导出一个对象的全部记录，不能使用 {option}。请去掉该选项。",
  },
  "export.done": {
    en: "Written to {file}: {rows} {rows|row|rows}, proved whole against the state at block {block}.",
    zh: "已写入 {file}：{rows} 行，已对照区块 {block} 的链上状态证明完整。",
  },
  "export.number": { en: "No.", zh: "序号" },
  "export.id": { en: "License id", zh: "证照链上标识" },
  "export.licenseType": { en: "License type", zh: "证照类型" },
  "export.division": { en: "Division", zh: "行政区划" },
  "export.status": { en: "Status", zh: "证照状态" },
  "export.trusted": { en: "Key trusted", zh: "担保密钥可信" },
  "export.validThrough": { en: "Last day", zh: "截止日期" },
  "export.issuedIn": { en: "Block of the issue", zh: "颁发区块" },
  "export.recordedAt": { en: "Time", zh: "记录时间" },
  "export.action": { en: "Action", zh: "操作" },
  "export.effectiveOn": { en: "Effective day", zh: "生效日期" },
  "export.reason": { en: "Reason", zh: "事由" },
  "export.legalBasis": { en: "Legal basis", zh: "法律依据" },
  "export.authority": { en: "Authority", zh: "办理机构" },
  "export.approver": { en: "Approved by", zh: "批准机构" },
  "export.through": { en: "Through", zh: "截至" },
  "export.documentHash": { en: "Hash of the decision", zh: "决定哈希" },
  "export.block": { en: "Block", zh: "区块" },
  "export.transactionHash": { en: "Transaction", zh: "交易哈希" },
} as const satisfies Readonly<Record<string, Text>>;
