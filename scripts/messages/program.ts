import type { Text } from "@elicense/sdk";

/** What is said of the command line itself, whatever the command. */
export const programMessages = {
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
  "program.version": { en: "show which version this is", zh: "显示版本号" },
  "program.json": {
    en: "print JSON for programs: one object, or one a line of a long result",
    zh: "输出 JSON 供程序读取：一个对象；结果较长时每行一个对象",
  },
  "program.lang": { en: "language of messages, en or zh", zh: "提示语言：en 或 zh" },
  "program.exit": { en: "Exit codes: {codes}.", zh: "退出码：{codes}。" },
  "exit.separator": { en: "; ", zh: "；" },
  "exit.0": { en: "done or valid", zh: "已办理或有效" },
  "exit.1": { en: "refused, invalid or awaiting approval", zh: "被拒绝、无效或待批准" },
  "exit.2": { en: "called wrongly, or set up wrongly", zh: "调用或设置有误" },
  "exit.3": { en: "could not be found out", zh: "无法得出结论" },
  "exit.130": { en: "interrupted; run it again to go on", zh: "已中断；重新运行即可继续" },
  "confirm.yes": { en: "send without asking", zh: "不再询问，直接提交" },
  "confirm.question": { en: "Go on? [y/N]", zh: "是否继续？[y/N]" },
  "confirm.refused": { en: "Nothing was sent.", zh: "未提交任何内容。" },
  interrupted: {
    en: "Ended as asked, after what was under way. Run the same command again to go on.",
    zh: "已按要求结束，正在办理的已办完。重新运行同一命令即可继续。",
  },
  "interrupted.halted": {
    en: "Ended as asked while the chain stands still. What was sent is in the journal and may still be carried out; run the same command again to go on.",
    zh: "已按要求结束：链已停止出块。已提交的交易已记入日志，仍可能执行；重新运行同一命令即可继续。",
  },
  "interrupted.ended": {
    en: "Ended as asked. Nothing is under way; run the same command again to go on.",
    zh: "已按要求结束，没有正在办理的事项；重新运行同一命令即可继续。",
  },
  "interrupted.waiting": {
    en: "Ending after what is under way. Asked once more (Ctrl+C), it ends at once: what was sent is in the journal, and the next run goes on with it.",
    zh: "正在办理的办完后即结束。再按一次 Ctrl+C 则立即结束：已提交的交易已记入日志，下次运行会接着办理。",
  },
  "usage.unknownCommand": { en: "There is no command {name}.", zh: "没有命令 {name}。" },
  "usage.nearCommand": {
    en: "There is no command {name}. Did you mean {near}?",
    zh: "没有命令 {name}。是否要用 {near}？",
  },
  "usage.noCommand": { en: "Name a command.", zh: "请指定命令。" },
  "usage.unknownOption": { en: "There is no option {name}.", zh: "没有选项 {name}。" },
  "usage.missingArgument": { en: "The argument {name} is missing.", zh: "缺少参数 {name}。" },
  "usage.missingOption": { en: "The option {name} is needed.", zh: "缺少必需的选项 {name}。" },
  "usage.missingValue": { en: "The option {name} needs a value.", zh: "选项 {name} 需要取值。" },
  "usage.invalidValue": { en: "{name}: the value is not possible.", zh: "{name}：取值无效。" },
  "usage.excessArguments": { en: "There are too many arguments.", zh: "参数过多。" },
  "usage.other": { en: "The command line cannot be understood.", zh: "无法理解命令行。" },
  "usage.hint": { en: "See how it is called: {call} --help", zh: "查看用法：{call} --help" },
  "usage.choice": { en: "{option}: give one of {allowed}.", zh: "{option}：请填写以下之一：{allowed}。" },
  "usage.number": {
    en: "{option}: give a whole number from {from} to {to}.",
    zh: "{option}：请填写 {from} 至 {to} 的整数。",
  },
  "usage.licenseArgument": {
    en: "This is neither a license id (0x and 64 hexadecimal digits) nor a file that can be read.",
    zh: "所给内容既不是证照链上标识（0x 加 64 位十六进制数字），也不是可读取的文件。",
  },
  "dryRun.done": { en: "Dry run: nothing was sent.", zh: "试运行：未提交任何内容。" },
  "usage.at": {
    en: "--at: give the number of a block, a day (YYYY-MM-DD), or final.",
    zh: "--at：请填写区块号、日期（YYYY-MM-DD）或 final。",
  },
  "usage.day": { en: "{option}: give a day, YYYY-MM-DD.", zh: "{option}：请填写日期（YYYY-MM-DD）。" },
  "usage.moment": {
    en: "{option}: give a day (YYYY-MM-DD), or a day and a time (YYYY-MM-DDTHH:MM), in Asia/Shanghai.",
    zh: "{option}：请填写日期（YYYY-MM-DD）或日期加时间（YYYY-MM-DDTHH:MM），北京时间。",
  },
  "argument.license": {
    en: "license id, e-license identifier, or license document",
    zh: "证照链上标识、电子证照标识，或证照文档",
  },
  "argument.documents": {
    en: "folder in which e-license identifiers find their documents",
    zh: "按电子证照标识查找证照文档的文件夹",
  },
  "identifier.noDocument": {
    en: "There is no document of {identifier} in {folder}. An e-license identifier is on no chain: name the folder that has its document (--documents), the document itself, or the license id.",
    zh: "{folder} 中没有 {identifier} 的证照文档。电子证照标识不上链：请用 --documents 指明文档所在文件夹，或直接给出文档或证照链上标识。",
  },
  "authority.unnamed": {
    en: "Name the authority by its unified social credit code; without it, the authority of your own key is meant, and none is set (ELICENSE_KEY, ELICENSE_SIGNER_URL or ELICENSE_PRIVATE_KEY).",
    zh: "请给出机构的统一社会信用代码；不给出时以本机密钥所属机构为准，而密钥尚未设置（ELICENSE_KEY、ELICENSE_SIGNER_URL 或 ELICENSE_PRIVATE_KEY）。",
  },
  "authority.unknown": {
    en: "No active authority on this chain has {authority}. Compare the code; a deactivated authority is named by its number.",
    zh: "链上没有代码或编号为 {authority} 的在用机构。请核对代码；已停用的机构请用其编号。",
  },
} as const satisfies Readonly<Record<string, Text>>;
