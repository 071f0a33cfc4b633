import type { Text } from "@elicense/sdk";

/** What the manual of the command line says beside the commands' own words. */
export const manualMessages = {
  "manual.title": { en: "The command line", zh: "命令行手册" },
  "manual.other": { en: "中文：[命令行手册](cli.zh-CN.md)", zh: "English: [The command line](cli.md)" },
  "manual.called": {
    en: "Installed by itself the program is `elicense`, as here; in the project it is called by `npm run elicense -- …`.",
    zh: "单独安装后程序名为 `elicense`，下文均以此为例；在本项目中则以 `npm run elicense -- …` 调用。",
  },
  "manual.synopsis": { en: "Synopsis", zh: "用法" },
  "manual.arguments": { en: "Arguments", zh: "参数" },
  "manual.options": { en: "Options", zh: "选项" },
  "manual.commonOptions": { en: "Options of every command", zh: "通用选项" },
  "manual.settings": { en: "Settings", zh: "设置" },
  "manual.exitCodes": { en: "Exit codes", zh: "退出码" },
  "manual.example": { en: "Example", zh: "示例" },
  "manual.commands": { en: "Commands", zh: "命令" },
  "manual.output": { en: "Output", zh: "输出" },
  "manual.argument": { en: "Argument", zh: "参数" },
  "manual.option": { en: "Option", zh: "选项" },
  "manual.setting": { en: "Setting", zh: "设置" },
  "manual.exitCode": { en: "Code", zh: "退出码" },
  "manual.command": { en: "Command", zh: "命令" },
  "manual.meaning": { en: "Meaning", zh: "说明" },
  "manual.values": { en: "Values", zh: "取值" },
  "manual.default": { en: "Default", zh: "默认值" },
  "manual.required": { en: "required", zh: "必填" },
  "manual.none": { en: "None.", zh: "无。" },
  "manual.settingsIntro": {
    en: "They are read from the environment, then from the file `.env` of the folder that the program is started in.",
    zh: "设置先从环境变量读取，再从启动程序时所在文件夹的 `.env` 文件读取。",
  },
  "manual.keysIntro": {
    en: "Of the settings that name a key, `ELICENSE_KEY` and its like come first, then the external signer, then the private key.",
    zh: "指定密钥的设置依次取：`ELICENSE_KEY` 等、外部签名服务、私钥。",
  },
  "manual.anyCommand": {
    en: "Any command can end with 130, and with 3 where something went wrong that nobody foresaw.",
    zh: "任何命令都可能以 130 结束；遇到未预见的故障时以 3 结束。",
  },
  "manual.outputIntro": {
    en: "With `--json` standard output has one JSON object, or where a result is long one object a line (NDJSON). The last object has `ok` and `exitCode`, and `error` with a frozen `code` where the command could not be carried out. A JSON Schema says what each command prints: `@elicense/cli/schemas/<command>.schema.json` in the package, `scripts/cli/schemas` in the project.",
    zh: "使用 `--json` 时，标准输出为一个 JSON 对象；结果较长时每行一个对象（NDJSON）。最后一个对象含 `ok` 和 `exitCode`；命令未能执行时含 `error`，其中的 `code` 永不变更。各命令的输出由 JSON Schema 规定：软件包中为 `@elicense/cli/schemas/<命令>.schema.json`，本项目中位于 `scripts/cli/schemas`。",
  },
  "manual.network.title": { en: "The network's commands", zh: "网络命令手册" },
  "manual.network.other": {
    en: "中文：[网络命令手册](network-commands.zh-CN.md). What the words mean, and why it is made so: [network.md](network.md).",
    zh: "English: [The network's commands](network-commands.md)。概念与设计说明见 [network.md](network.md)。",
  },
  "manual.network.called": {
    en: "It is called in the project by `npm run network -- …`, and keeps all that it makes in `networks/` of the folder that it is started in. Nodes are run by Hyperledger Besu, which `BESU_HOME` or the PATH leads to, or by Docker.",
    zh: "在本项目中以 `npm run network -- …` 调用，所生成的内容均保存在启动文件夹的 `networks/` 中。节点由 Hyperledger Besu 运行：按 `BESU_HOME`、PATH 依次查找，否则使用 Docker。",
  },
  "manual.network.exitCodes": {
    en: "With `--json` standard output has one object with `ok` and `exitCode`, and `error` with a frozen `code` where the command could not be carried out. 3 means that it could not be told: no node answered, and the chain may go on, or not; or nothing said whether a node runs, or which Besu it is.",
    zh: "使用 `--json` 时，标准输出为一个对象，含 `ok` 和 `exitCode`；命令未能执行时含 `error`，其中的 `code` 永不变更。退出码 3 表示无法得知：没有节点应答，链的状态未知；或无法得知节点是否在运行、Besu 的版本。",
  },
} as const satisfies Readonly<Record<string, Text>>;
