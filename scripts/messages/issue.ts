import type { Text } from "@elicense/sdk";

/** What `issue` says. */
export const issueMessages = {
  "issue.description": {
    en: "issue the licenses that a file lists: CSV, XLSX or NDJSON",
    zh: "按文件（CSV、XLSX 或 NDJSON）批量颁发证照",
  },
  "issue.file": { en: "file, one row a license", zh: "文件，每行一份证照" },
  "issue.template": {
    en: "write an empty file of this type with a sample row, to --out (.csv or .xlsx) or to standard output",
    zh: "生成该类型的空白模板（含一行示例），写入 --out（.csv 或 .xlsx）或标准输出",
  },
  "issue.type": { en: "license type", zh: "证照类型" },
  "issue.out": {
    en: "folder for the documents, one file a license (default: licenses)",
    zh: "证照文档的输出文件夹，每份证照一个文件（默认：licenses）",
  },
  "issue.skipInvalid": { en: "issue the good rows although others are faulty", zh: "跳过有误的行，只颁发其余各行" },
  "issue.dryRun": { en: "check and plan, and send nothing", zh: "只检查并列出计划，不提交" },
  "issue.batchSize": { en: "licenses a transaction, 256 at the most", zh: "每笔交易的证照份数，最多 256" },
  "issue.faults": {
    en: "{count} {count|fault|faults} in {lines} {lines|line|lines} of {file}:",
    zh: "{file} 中 {lines} 行有 {count} 处错误：",
  },
  "issue.template.notes": { en: "Notes", zh: "填写说明" },
  "issue.template.written": {
    en: "Template written to {file}. Its second row is an invented license: replace it.",
    zh: "模板已写入 {file}。第二行是虚构的示例，请替换。",
  },
  "issue.moreFaults": {
    en: "… and {count} more {count|fault, which is|faults, which are} not listed.",
    zh: "……另有 {count} 处错误未列出。",
  },
  "issue.format.csv": {
    en: "Read as CSV in {encoding}, separated by {separator}.",
    zh: "按 CSV 读取：{encoding} 编码，以{separator}分隔。",
  },
  "issue.format.ndjson": { en: "Read as NDJSON in {encoding}.", zh: "按 NDJSON 读取：{encoding} 编码。" },
  "issue.format.xlsx": { en: "Read as XLSX, sheet “{sheet}”.", zh: "按 XLSX 读取：工作表“{sheet}”。" },
  "issue.separator.comma": { en: "commas", zh: "逗号" },
  "issue.separator.semicolon": { en: "semicolons", zh: "分号" },
  "issue.separator.tab": { en: "tabs", zh: "制表符" },
  "issue.reading.date": {
    en: "{column}: {count} {count|date|dates} in another form {count|was read as a day|were read as days} such as 2026-03-01.",
    zh: "{column}：{count} 个日期以其他形式书写，已按 2026-03-01 的形式读取。",
  },
  "issue.reading.width": {
    en: "{column}: {count} {count|cell|cells} in full width {count|was|were} read as ordinary digits, letters and signs.",
    zh: "{column}：{count} 个单元格含全角字符，已按半角读取。",
  },
  "issue.reading.choice": {
    en: "{column}: {count} {count|cell was|cells were} read as true or false.",
    zh: "{column}：{count} 个单元格已按“是/否”读取。",
  },
  "issue.nothingSent": {
    en: "Nothing was sent. Correct the file and run again; --skip-invalid issues the other rows.",
    zh: "未提交任何内容。请更正文件后重新运行；使用 --skip-invalid 可先颁发其余各行。",
  },
  "issue.nothingUsable": { en: "Nothing was sent: no row can be issued.", zh: "未提交任何内容：没有可颁发的行。" },
  "issue.skipped": { en: "These lines are skipped.", zh: "以上各行已跳过。" },
  "issue.plan": {
    en: "{issuer}: {rows} {rows|row|rows}, {issued} of them issued already, {pending} to issue in {transactions} {transactions|transaction|transactions}.",
    zh: "{issuer}：共 {rows} 行，其中 {issued} 行此前已颁发，待颁发 {pending} 行，分 {transactions} 笔交易。",
  },
  "issue.awaiting": {
    en: "To be approved first: {licenses} {licenses|license|licenses} in {transactions} {transactions|transaction|transactions}, by {approver}.",
    zh: "须先批准：{licenses} 份证照，分 {transactions} 笔交易；批准机构：{approver}。",
  },
  "issue.progress": { en: "licenses", zh: "份证照" },
  "issue.stopped": { en: "Stopped: {reason}", zh: "已中断：{reason}" },
  "issue.stoppedState": {
    en: "Issued: {issued}. Not issued: {notIssued} (lines {lines}). Running it again is safe: what was issued is not issued twice.",
    zh: "已颁发 {issued} 份；未颁发 {notIssued} 份（第 {lines} 行）。可以放心重新运行：已颁发的不会重复颁发。",
  },
  "issue.stoppedUnknown": {
    en: "Issued: {issued}. Perhaps issued: {unknown} (lines {unknownLines}), which were being sent. Not issued: {notIssued} (lines {lines}). Running it again is safe: it asks the chain first, and nothing is issued twice.",
    zh: "已颁发 {issued} 份；正在提交、结果不明 {unknown} 份（第 {unknownLines} 行）；未颁发 {notIssued} 份（第 {lines} 行）。可以放心重新运行：程序会先向链上查询，不会重复颁发。",
  },
  "issue.documentFailed": {
    en: "Issued, but a document could not be written: {reason}. Run it again with the same file: it writes what is missing.",
    zh: "证照已颁发，但有文档未能写入：{reason}。请用同一文件重新运行，程序会补写缺失的文档。",
  },
  "issue.done": {
    en: "Issued: {issued}. Issued already: {already}. Their documents in {folder}: {documents}.",
    zh: "本次颁发 {issued} 份；此前已颁发 {already} 份；{folder} 中有其证照文档 {documents} 份。",
  },
  "issue.sent": { en: "Transactions: {transactions}. Gas: {gas}.", zh: "交易 {transactions} 笔，gas 合计 {gas}。" },
  "issue.results": { en: "How each row stands: {file}", zh: "各行办理结果：{file}" },
  "issue.refusals": {
    en: "The chain refused {count} {count|license; the others of its batch|licenses; the others of their batches} were issued without them:",
    zh: "链上拒绝了 {count} 份证照，同批其余证照已另行颁发：",
  },
  "issue.askAgain": {
    en: "{count} {count|license needs an approval of its own, since others of its|licenses need an approval of their own, since others of their} batch were issued elsewhere meanwhile. Run the same command again: it asks for it.",
    zh: "有 {count} 份证照因同批其他证照已在别处颁发，需另行批准。请重新运行同一命令以提出请求。",
  },
  "issue.estimate.gas": { en: "Issuing {licenses} takes about {gas} gas.", zh: "颁发 {licenses} 份约需 gas {gas}。" },
  "issue.estimate.time": {
    en: "Issuing {licenses} takes about {gas} gas and {time}.",
    zh: "颁发 {licenses} 份约需 gas {gas}，用时约 {time}。",
  },
  "issue.waiting": {
    en: "Waiting for the approval of {transactions} {transactions|transaction|transactions}; Ctrl-C ends the waiting.",
    zh: "正在等待 {transactions} 笔交易的批准；按 Ctrl-C 结束等待。",
  },
  "issue.looking": { en: "licenses looked up", zh: "份证照已查询" },
  "issue.wait": {
    en: "wait until what needs an approval has it, and go on",
    zh: "等待所需的批准，批准后继续办理",
  },
  "issue.state.issued": { en: "issued", zh: "已颁发" },
  "issue.state.already": { en: "issued already", zh: "此前已颁发" },
  "issue.state.awaiting": { en: "awaiting approval", zh: "待批准" },
  "issue.state.unknown": { en: "perhaps issued", zh: "结果不明" },
  "issue.state.pending": { en: "to issue", zh: "待颁发" },
  "issue.state.refused": { en: "refused by the chain", zh: "链上拒绝" },
  "issue.state.faulty": { en: "faulty", zh: "有误" },
} as const satisfies Readonly<Record<string, Text>>;
