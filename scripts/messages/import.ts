import type { Text } from "@elicense/sdk";

/** What `import` says besides what `issue` does. */
export const importMessages = {
  "import.description": {
    en: "enter licenses that exist on paper, with their dates, versions and what stands against them",
    zh: "补录既有纸质证照，包括其日期、版本和现行有效的处罚",
  },
  "import.sanctions": {
    en: "file of what stands against the licenses, one row a sanction: CSV, XLSX or NDJSON",
    zh: "现行有效处罚的文件，每行一项：CSV、XLSX 或 NDJSON",
  },
  "import.templateSanctions": {
    en: "write an empty file of sanctions on licenses of this type, as --template does of the licenses",
    zh: "生成该类型证照处罚文件的空白模板，方式同 --template",
  },
  "import.sheet": { en: "sanctions", zh: "处罚" },
  "import.noReason": {
    en: "The catalog of {type} has no reason IMPORT, for which a license that exists on paper is entered. Ask the type's definer for it.",
    zh: "{type} 的目录中没有补录纸质证照的事由 IMPORT。请该类证照的定义机构增设。",
  },
  "import.read": { en: "{file}: {read}", zh: "{file}：{read}" },
  "import.plan": {
    en: "{file}: {rows} {rows|sanction|sanctions}, {already} of them entered already, {pending} to enter, each in a transaction of its own right after its license.",
    zh: "{file}：共 {rows} 项处罚，其中 {already} 项此前已入链，待入链 {pending} 项；每项一笔交易，紧随其证照之后。",
  },
  "import.planSkipped": {
    en: "{file}: {rows} {rows|sanction|sanctions}, {already} of them entered already, {pending} to enter, each in a transaction of its own right after its license; {skipped} left out with the licenses.",
    zh: "{file}：共 {rows} 项处罚，其中 {already} 项此前已入链，待入链 {pending} 项；每项一笔交易，紧随其证照之后；另有 {skipped} 项随其证照一并跳过。",
  },
  "import.awaiting": {
    en: "To be approved first: {licenses} {licenses|license|licenses} and {sanctions} {sanctions|sanction|sanctions} in {transactions} {transactions|transaction|transactions}, by {approver}.",
    zh: "须先批准：{licenses} 份证照、{sanctions} 项处罚，分 {transactions} 笔交易；批准机构：{approver}。",
  },
  "import.nothingSent": {
    en: "Nothing was sent. Correct the file of sanctions and run again: a license without what stands against it would look as if nothing did, so --skip-invalid leaves out no sanction.",
    zh: "未提交任何内容。请更正处罚文件后重新运行：缺少处罚的证照看上去会如同未受处罚，因此 --skip-invalid 不跳过处罚。",
  },
  "import.done": {
    en: "Sanctions entered: {entered}. Entered already: {already}. Awaiting approval or to enter: {left}.",
    zh: "本次入链处罚 {entered} 项；此前已入链 {already} 项；待批准或待入链 {left} 项。",
  },
  "import.results": { en: "How each sanction stands: {file}", zh: "各项处罚办理结果：{file}" },
  "import.refusals": { en: "The chain refused {count} {count|sanction|sanctions}:", zh: "链上拒绝了 {count} 项处罚：" },
  "import.lacking": {
    en: "{count} {count|sanction is|sanctions are} not entered though {count|its license is|their licenses are} issued: until then {count|this looks|these look} as if nothing stood against {count|it|them}. Run the same command again: it enters {count|it|them} first of all. What the chain refused needs a command of its own.",
    zh: "有 {count} 项处罚尚未入链，而其证照已经颁发：在此之前，这些证照看上去如同未受处罚。请重新运行同一命令，程序会首先办理；链上拒绝的，请用相应命令另行办理。",
  },
  "import.state.entered": { en: "entered", zh: "已入链" },
  "import.state.already": { en: "entered already", zh: "此前已入链" },
  "import.state.awaiting": { en: "awaiting approval", zh: "待批准" },
  "import.state.pending": { en: "to enter", zh: "待入链" },
  "import.state.unknown": { en: "perhaps entered", zh: "结果不明" },
  "import.state.refused": { en: "refused by the chain", zh: "链上拒绝" },
  "import.state.skipped": { en: "left out with its license", zh: "随证照跳过" },
} as const satisfies Readonly<Record<string, Text>>;
