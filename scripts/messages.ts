import { fill, type Language, type Text } from "@elicense/sdk";

/** Everything that the command line says by itself; errors, checks and faults have their texts where they arise. */
export const messages = {
  "program.description": { en: "Electronic licenses: issue, use and verify them.", zh: "电子证照：颁发、使用和核验。" },
  "program.examples": { en: "Example:", zh: "示例：" },
  "program.usage": { en: "Usage:", zh: "用法：" },
  "program.arguments": { en: "Arguments:", zh: "参数：" },
  "program.options": { en: "Options:", zh: "选项：" },
  "program.commands": { en: "Commands:", zh: "命令：" },
  "program.optionsPlace": { en: "[options]", zh: "[选项]" },
  "program.commandPlace": { en: "<command>", zh: "<命令>" },
  "program.default": { en: "(default: {value})", zh: "（默认：{value}）" },
  "program.choices": { en: "(one of: {values})", zh: "（取值：{values}）" },
  "program.help": { en: "show this help", zh: "显示此帮助" },
  "program.json": { en: "print one JSON object, for programs", zh: "输出一个 JSON 对象，供程序读取" },
  "program.lang": { en: "language of messages, en or zh", zh: "提示语言：en 或 zh" },
  "program.exit": {
    en: "Exit codes: 0 done or valid, 1 refused, invalid or awaiting approval, 2 called wrongly, 3 could not be found out.",
    zh: "退出码：0 已办理或有效；1 被拒绝、无效或待批准；2 调用有误；3 无法得出结论。",
  },

  "usage.unknownCommand": { en: "There is no command {name}.", zh: "没有命令 {name}。" },
  "usage.noCommand": { en: "Name a command.", zh: "请指定命令。" },
  "usage.unknownOption": { en: "There is no option {name}.", zh: "没有选项 {name}。" },
  "usage.missingArgument": { en: "The argument {name} is missing.", zh: "缺少参数 {name}。" },
  "usage.missingOption": { en: "The option {name} is needed.", zh: "缺少必需的选项 {name}。" },
  "usage.missingValue": { en: "The option {name} needs a value.", zh: "选项 {name} 需要取值。" },
  "usage.invalidValue": { en: "{name}: the value is not possible.", zh: "{name}：取值无效。" },
  "usage.excessArguments": { en: "There are too many arguments.", zh: "参数过多。" },
  "usage.other": { en: "The command line cannot be understood.", zh: "无法理解命令行。" },
  "usage.hint": { en: "Run it with --help to see how it is called.", zh: "请用 --help 查看用法。" },
  "usage.choice": { en: "{option}: give one of {allowed}.", zh: "{option}：请填写以下之一：{allowed}。" },
  "usage.number": {
    en: "{option}: give a whole number from {from} to {to}.",
    zh: "{option}：请填写 {from} 至 {to} 的整数。",
  },
  "usage.licenseArgument": {
    en: "This is neither a license id (0x and 64 hexadecimal digits) nor a file that can be read.",
    zh: "所给内容既不是证照链上标识（0x 加 64 位十六进制数字），也不是可读取的文件。",
  },
  "file.unreadable": {
    en: "The file {file} cannot be read ({reason}). Check its name and whether you may read it.",
    zh: "无法读取文件 {file}（{reason}）。请核对文件名及读取权限。",
  },
  "folder.unwritable": {
    en: "Documents cannot be written to {folder} ({reason}). Choose another folder with --out.",
    zh: "无法将证照文档写入 {folder}（{reason}）。请用 --out 另选文件夹。",
  },
  "request.malformed": {
    en: "The file {file} is no request for approval. Ask for it again from whoever prepared it.",
    zh: "文件 {file} 不是批准申请，请向申请人重新索取。",
  },
  "license.documentRefused": {
    en: "The document is not the one of a license of this registry: {reason}",
    zh: "该文档不是本登记簿所载证照的文档：{reason}",
  },

  "issue.description": { en: "issue the licenses that a CSV file lists", zh: "按 CSV 文件批量颁发证照" },
  "issue.csv": { en: "CSV file, one line a license", zh: "CSV 文件，每行一份证照" },
  "issue.type": { en: "license type", zh: "证照类型" },
  "issue.out": { en: "folder for the documents, one file a license", zh: "证照文档的输出文件夹，每份证照一个文件" },
  "issue.skipInvalid": { en: "issue the good rows although others are faulty", zh: "跳过有误的行，只颁发其余各行" },
  "issue.dryRun": { en: "check and plan, and send nothing", zh: "只检查并列出计划，不提交" },
  "issue.batchSize": { en: "licenses a transaction, 256 at the most", zh: "每笔交易的证照份数，最多 256" },
  "issue.faults": {
    en: "{count} faults in {lines} lines of {file}:",
    zh: "{file} 中 {lines} 行有 {count} 处错误：",
  },
  "issue.nothingSent": {
    en: "Nothing was sent. Correct the file and run again; --skip-invalid issues the other rows.",
    zh: "未提交任何内容。请更正文件后重新运行；使用 --skip-invalid 可先颁发其余各行。",
  },
  "issue.nothingUsable": { en: "Nothing was sent: no row can be issued.", zh: "未提交任何内容：没有可颁发的行。" },
  "issue.skipped": { en: "These lines are skipped.", zh: "以上各行已跳过。" },
  "issue.plan": {
    en: "{issuer}: {rows} rows, {issued} of them issued already, {pending} to issue in {transactions} transactions.",
    zh: "{issuer}：共 {rows} 行，其中 {issued} 行此前已颁发，待颁发 {pending} 行，分 {transactions} 笔交易。",
  },
  "issue.awaiting": {
    en: "To be approved first: {licenses} licenses in {transactions} transactions, by {approver}.",
    zh: "须先批准：{licenses} 份证照，分 {transactions} 笔交易；批准机构：{approver}。",
  },
  "issue.progress": { en: "licenses", zh: "份证照" },
  "issue.stopped": {
    en: "Stopped at transaction {transaction} of {transactions}: {reason}",
    zh: "在第 {transaction} 笔（共 {transactions} 笔）交易处中断：{reason}",
  },
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
    en: "Issued: {issued}. Issued already: {already}. Documents in {folder}: {documents}.",
    zh: "本次颁发 {issued} 份；此前已颁发 {already} 份；{folder} 中有证照文档 {documents} 份。",
  },
  "issue.state.issued": { en: "issued", zh: "已颁发" },
  "issue.state.already": { en: "issued already", zh: "此前已颁发" },
  "issue.state.awaiting": { en: "awaiting approval", zh: "待批准" },
  "issue.state.unknown": { en: "perhaps issued", zh: "结果不明" },
  "issue.state.pending": { en: "to issue", zh: "待颁发" },

  "revoke.description": { en: "revoke a license, a penalty for ever", zh: "吊销证照（不可恢复）" },
  "revoke.reason": { en: "code of the reason, such as L49", zh: "事由代码，例如 L49" },
  "revoke.decision": {
    en: "number of the decision; only its salted hash goes on the chain",
    zh: "决定文号；只有其加盐哈希上链",
  },
  "revoke.date": {
    en: "day on which it takes effect (YYYY-MM-DD); today if left out",
    zh: "生效日期（YYYY-MM-DD），默认为当日",
  },
  "revoke.out": {
    en: "folder for a request for approval; the document's if left out",
    zh: "批准申请的输出文件夹，默认为证照文档所在文件夹",
  },
  "revoke.awaiting": {
    en: "Not revoked yet. To be approved first, to take effect on {effectiveOn}, by {approver}.",
    zh: "尚未吊销，须先批准（生效日期 {effectiveOn}）；批准机构：{approver}。",
  },
  "revoke.done": { en: "The license is revoked.", zh: "证照已吊销。" },
  "revoke.already": {
    en: "The license was revoked by this decision already; nothing was sent.",
    zh: "该证照此前已依此决定吊销，未重复提交。",
  },

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
  "dryRun.done": { en: "Dry run: nothing was sent.", zh: "试运行：未提交任何内容。" },

  "use.description": { en: "use a license by statutory duty; the use is recorded", zh: "依职能用证，并留下用证记录" },
  "use.matter": { en: "number of the use on the published list", zh: "已公布的用证事项编号" },
  "use.fields": { en: "names of the fields asked for, separated by commas", zh: "所需字段名称，以逗号分隔" },
  "use.action": { en: "what is done with the license", zh: "用证方式" },
  "use.case": { en: "number of the case", zh: "案件或办件编号" },
  "use.purpose": { en: "purpose in words", zh: "用证目的" },
  "use.operator": { en: "who operates the system", zh: "操作人" },
  "use.system": { en: "system that uses the license", zh: "用证系统" },
  "use.allowed": { en: "ALLOWED: the use is allowed and recorded.", zh: "ALLOWED：准予用证，已留下记录。" },
  "use.denied": {
    en: "DENIED: {reason} The denial is recorded.",
    zh: "DENIED：不予用证。{reason}本次拒绝已留下记录。",
  },

  "verify.description": { en: "verify license documents", zh: "核验证照文档" },
  "verify.documents": { en: "license documents, JSON files", zh: "证照文档（JSON 文件）" },
  "verify.verdict": { en: "Verdict: {verdict}", zh: "结论：{verdict}" },
  "verify.block": {
    en: "Judged at block {block} of {time} (Asia/Shanghai).",
    zh: "依据区块 {block}（北京时间 {time}）的链上数据。",
  },

  "history.description": {
    en: "show both record books of a license, proved whole",
    zh: "查看证照的管理记录和用证记录（已证明完整）",
  },
  "history.status": { en: "Status: {status}", zh: "状态：{status}" },
  "history.management": { en: "Management records ({count})", zh: "管理记录（{count} 条）" },
  "history.usage": { en: "Usage records ({count})", zh: "用证记录（{count} 条）" },
  "history.unused": { en: "The license was never used.", zh: "该证照尚无用证记录。" },
  "history.granted": { en: "granted by the holder ({grant}…)", zh: "持证主体授权（{grant}…）" },
  "history.whole": {
    en: "Both books are proved whole against the state at block {block}: no record is missing, added or changed.",
    zh: "已对照区块 {block} 的链上状态证明两本记录簿完整：没有缺失、增添或改动。",
  },

  "argument.license": { en: "license id, or license document", zh: "证照链上标识，或证照文档" },

  "column.line": { en: "line", zh: "行" },
  "column.column": { en: "column", zh: "列" },
  "column.fault": { en: "what is wrong, and what to do", zh: "问题及处理办法" },
  "column.code": { en: "code", zh: "代码" },
  "column.identifier": { en: "e-license identifier", zh: "电子证照标识" },
  "column.id": { en: "license id", zh: "证照链上标识" },
  "column.block": { en: "block", zh: "区块" },
  "column.state": { en: "state", zh: "状态" },
  "column.transaction": { en: "transaction", zh: "交易" },
  "column.licenses": { en: "licenses", zh: "份数" },
  "column.gas": { en: "gas", zh: "gas" },
  "column.check": { en: "check", zh: "检查项" },
  "column.result": { en: "result", zh: "结果" },
  "column.finding": { en: "finding", zh: "说明" },
  "column.number": { en: "no.", zh: "序号" },
  "column.recorded": { en: "recorded (Asia/Shanghai)", zh: "记录时间（北京时间）" },
  "column.effective": { en: "effective", zh: "生效日期" },
  "column.action": { en: "action", zh: "事项" },
  "column.reason": { en: "reason", zh: "事由" },
  "column.approver": { en: "approved by", zh: "批准机构" },
  "column.until": { en: "serves until (Asia/Shanghai)", zh: "有效期至（北京时间）" },
  "column.authority": { en: "authority", zh: "机构" },
  "column.basis": { en: "legal basis", zh: "法律依据" },
  "column.matter": { en: "matter", zh: "用证事项" },
  "column.outcome": { en: "outcome", zh: "结果" },
  "column.status": { en: "status then", zh: "当时状态" },
  "column.fields": { en: "fields", zh: "字段" },

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

  "status.NONE": { en: "never issued", zh: "未颁发" },
  "status.ACTIVE": { en: "active", zh: "有效" },
  "status.SUSPENDED": { en: "suspended", zh: "停止执业" },
  "status.EXPIRED": { en: "expired", zh: "已过期" },
  "status.SUPERSEDED": { en: "superseded", zh: "已换发" },
  "status.TRANSFERRED": { en: "transferred", zh: "已转出" },
  "status.REVOKED": { en: "revoked", zh: "已吊销" },
  "status.ANNULLED": { en: "annulled", zh: "已撤销" },
  "status.CANCELLED": { en: "cancelled", zh: "已注销" },

  "action.NONE": { en: "none", zh: "无" },
  "action.ISSUE": { en: "issue", zh: "颁发" },
  "action.REISSUE": { en: "reissue", zh: "换发" },
  "action.TRANSFER": { en: "transfer", zh: "转移" },
  "action.SUSPEND": { en: "suspend", zh: "停止执业" },
  "action.RESUME": { en: "resume", zh: "恢复执业" },
  "action.REVOKE": { en: "revoke", zh: "吊销" },
  "action.ANNUL": { en: "annul", zh: "撤销" },
  "action.CANCEL": { en: "cancel", zh: "注销" },
  "action.ANNOTATE": { en: "annotate", zh: "备注" },
  "action.ENDORSE": { en: "endorse", zh: "重新担保" },
  "action.REBIND": { en: "rebind", zh: "变更持证账户" },

  "use.action.PRESENT": { en: "present", zh: "亮证" },
  "use.action.RETRIEVE": { en: "retrieve", zh: "调取" },
  "use.action.VERIFY": { en: "verify", zh: "核验" },
  "use.action.DOWNLOAD": { en: "download", zh: "下载" },
  "use.action.ARCHIVE": { en: "archive", zh: "归档" },

  "outcome.ALLOWED": { en: "allowed", zh: "准予" },
  "outcome.NOT_LISTED": {
    en: "The matter is not on the published list of uses.",
    zh: "该事项不在已公布的用证清单中。",
  },
  "outcome.WRONG_CONSUMER": {
    en: "The published use, or the grant, is for other authorities.",
    zh: "该事项或该授权不适用于本机构。",
  },
  "outcome.WRONG_ACTION": {
    en: "The matter, or the kind of grant, does not allow this way of using a license.",
    zh: "该事项或该类授权不允许此用证方式。",
  },
  "outcome.OUTSIDE_DATES": { en: "The matter is not in use today.", zh: "该事项今日不可使用。" },
  "outcome.FIELDS_EXCEEDED": {
    en: "More fields were asked for than the matter or the grant allows.",
    zh: "所需字段超出该事项或授权允许的范围。",
  },
  "outcome.STATUS_NOT_ALLOWED": {
    en: "The license has a status in which it must not be used.",
    zh: "证照的当前状态不允许用证。",
  },
  "outcome.KEY_DISTRUSTED": {
    en: "The key that vouches for the license is not trusted.",
    zh: "为该证照担保的密钥已不再可信。",
  },
  "outcome.IN_CUSTODY": {
    en: "The license is in an authority's custody, which can consent to nothing.",
    zh: "证照处于代管中，不能作出授权。",
  },
  "outcome.NOT_BOUND": {
    en: "The license is not bound to who made the grant, or was bound to another account since.",
    zh: "证照未绑定到授权人，或其绑定账户已变更。",
  },
  "outcome.INVALID_GRANT": {
    en: "The grant's terms are none that such a grant may have.",
    zh: "授权的内容不符合该类授权的要求。",
  },
  "outcome.GRANT_WITHDRAWN": { en: "The holder has withdrawn the grant.", zh: "持证主体已撤回该授权。" },
  "outcome.INVALID_SIGNATURE": {
    en: "The grant is not signed by the license's holder.",
    zh: "授权没有持证主体的有效签名。",
  },
  "outcome.GRANT_NOT_YET_VALID": { en: "The grant is not valid yet.", zh: "授权尚未生效。" },
  "outcome.GRANT_EXPIRED": { en: "The grant has expired.", zh: "授权已过期。" },
  "outcome.GRANT_USED_UP": { en: "The grant has no use left.", zh: "授权的可用次数已用完。" },
  "outcome.WRONG_MATTER": { en: "The grant is for another matter.", zh: "授权不适用于该事项。" },
} as const satisfies Readonly<Record<string, Text>>;

/** Name of a message. */
export type MessageKey = keyof typeof messages;

/** Values for the places of a message. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** Gives a message in a language, its places filled. */
export function message(language: Language, key: MessageKey, values: MessageValues = {}): string {
  return fill(messages[key][language], values);
}
