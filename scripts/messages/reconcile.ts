import type { Text } from "@elicense/sdk";

/** What `reconcile` says. */
export const reconcileMessages = {
  "reconcile.description": {
    en: "hold a department's database export against the chain: rows edited, missing and invented, each named",
    zh: "将部门数据库导出文件与链上核对，逐行指明被改动、缺失和虚构的数据",
  },
  "reconcile.csv": {
    en: "CSV file with the columns of issue; status may be added",
    zh: "CSV 文件，列与 issue 相同，可另加 status（状态）",
  },
  "reconcile.authority": {
    en: "unified social credit code of the issuing authority; the key's if left out",
    zh: "颁发机构的统一社会信用代码，默认为密钥所属机构",
  },
  "reconcile.documents": {
    en: "folder of the license documents: names the very fields that differ, and documents that are not there",
    zh: "证照文档文件夹：可指明有差异的字段，并指出缺少的文档",
  },
  "reconcile.header": {
    en: "{file}, line 1: {fault} Nothing was compared.",
    zh: "{file} 第 1 行：{fault}未进行核对。",
  },
  "reconcile.edited": { en: "edited", zh: "被改动" },
  "reconcile.missing": { en: "missing", zh: "缺失" },
  "reconcile.invented": { en: "invented", zh: "虚构" },
  "reconcile.repeated": { en: "repeated", zh: "重复" },
  "reconcile.unreadable": { en: "unreadable", zh: "无法读取" },
  "reconcile.undocumented": { en: "without document", zh: "缺少文档" },
  "reconcile.says.fields": {
    en: "issued with other values in these columns, as its document shows ({status})",
    zh: "颁发时这些列的内容不同，以证照文档为准（{status}）",
  },
  "reconcile.says.unseen": {
    en: "issued otherwise, though in no column of the file: compare the issuer's name and the register key ({status})",
    zh: "与颁发内容不一致，但差异不在文件各列中：请核对颁发机构名称和登记密钥（{status}）",
  },
  "reconcile.says.sameDecision": {
    en: "not issued so; {id} of the same decision has no row ({status}): this is it, edited, or this is invented and that one missing. Its document tells (--documents).",
    zh: "链上没有与此行一致的证照；同一决定下 {id}（{status}）没有对应行：此行应为该证照被改动，或此行系虚构而该证照缺失。可用 --documents 由证照文档判明。",
  },
  "reconcile.says.oneColumn": {
    en: "issued with another value in this column, and all others as they are ({status})",
    zh: "颁发时该列为另一内容，其余各列一致（{status}）",
  },
  "reconcile.says.oneOfSeveral": {
    en: "not issued so; {count} {count|license of the same decision has no row: this is that one|licenses of the same decision have no row: this is one of them}, edited, or invented. Their documents tell (--documents).",
    zh: "链上没有与此行一致的证照；同一决定下有 {count} 份证照没有对应行：此行为其中之一被改动，或系虚构。可用 --documents 由证照文档判明。",
  },
  "reconcile.says.oneOfMoreRows": {
    en: "not issued so; {rows} such {rows|row|rows}, and {count} {count|license|licenses} without a row, are of the same decision: {surplus} of these rows at least {surplus|is|are} invented, and this may be one of them, or an edited one. Documents tell (--documents).",
    zh: "链上没有与此行一致的证照；同一决定下这样的行有 {rows} 行，没有对应行的证照有 {count} 份：其中至少 {surplus} 行系虚构，此行可能是虚构，也可能被改动。可用 --documents 由证照文档判明。",
  },
  "reconcile.says.oneOfMoreLicenses": {
    en: "not issued so; {rows} such {rows|row|rows}, and {count} {count|license|licenses} without a row, are of the same decision: {surplus} of the licenses at least {surplus|is|are} missing, and this is one of the others, edited, or invented. Their documents tell (--documents).",
    zh: "链上没有与此行一致的证照；同一决定下这样的行有 {rows} 行，没有对应行的证照有 {count} 份：其中至少 {surplus} 份证照缺失，此行为其余证照之一被改动，或系虚构。可用 --documents 由证照文档判明。",
  },
  "reconcile.says.standing": {
    en: "{status}; holder's account: {holder}",
    zh: "{status}；持证账户：{holder}",
  },
  "reconcile.says.noRow": {
    en: "issued, and {status}; no row of the file has it",
    zh: "已颁发，{status}；文件中没有对应行",
  },
  "reconcile.says.noRowUnlessEdited": {
    en: "issued, and {status}; no row of the file has it, unless it is one of the edited rows of its decision",
    zh: "已颁发，{status}；除非是同一决定下被改动的某一行，否则文件中没有对应行",
  },
  "reconcile.says.notOnChain": { en: "never issued", zh: "从未颁发" },
  "reconcile.says.faulty": { en: "never issued: {fault}", zh: "从未颁发：{fault}" },
  "reconcile.says.repeats": { en: "the same license as line {other}", zh: "与第 {other} 行为同一证照" },
  "reconcile.says.unreadable": { en: "not compared: {fault}", zh: "未核对：{fault}" },
  "reconcile.says.noDocument": {
    en: "issued, and {status}; its document is not in the folder, or is damaged or another one",
    zh: "已颁发，{status}；文件夹中没有其文档，或文档已损坏、不是该证照的文档",
  },
  "reconcile.count": {
    en: "{rows} {rows|row|rows} of {file} against {licenses} {licenses|license|licenses} of {authority} at block {block}, whose register is proved whole: {differences}.",
    zh: "{file} 的 {rows} 行，与{authority}在区块 {block} 的 {licenses} 份证照核对（登记册已证明完整）：{differences}。",
  },
  "reconcile.uncertain": {
    en: "Of {count} of these the chain alone cannot tell whether a row was edited, or was invented and its license is missing: it has one hash of a whole license. Their documents tell (--documents).",
    zh: "其中 {count} 项仅凭链上数据无法判明是行被改动，还是行系虚构而证照缺失：链上只有整份证照的一个哈希。可用 --documents 由证照文档判明。",
  },
  "reconcile.same": { en: "no difference", zh: "没有差异" },
  "reconcile.replaced": {
    en: "{count} {count|license without a row was reissued or transferred: another one has taken its place|licenses without a row were reissued or transferred: others have taken their place}.",
    zh: "另有 {count} 份没有对应行的证照已换发或转移，由后续证照取代。",
  },
  "reconcile.noneMatched": {
    en: "Not a single row is as the chain has it. Is ELICENSE_REGISTER_KEY the key that these licenses were issued with, and --type their type?",
    zh: "没有一行与链上一致。请确认 ELICENSE_REGISTER_KEY 是颁发这些证照时所用的登记密钥，且 --type 与其类型相符。",
  },
} as const satisfies Readonly<Record<string, Text>>;
