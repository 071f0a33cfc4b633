import type { Text } from "@elicense/sdk";

/** What the story says. `{name}` places are filled in. */
export const texts = {
  title: {
    en: "elicense: a story on a chain of its own, which is gone when it ends",
    zh: "elicense 演示：在一条临时的链上讲完一个故事，结束后不留任何数据",
  },

  preparing: {
    en: "(Compiling the contracts: half a minute the first time.)",
    zh: "（正在编译合约，首次约需半分钟。）",
  },
  foundHeading: { en: "The departments found a consortium", zh: "各部门组成联盟" },
  found: {
    en: "Governance admitted the roots; Anhui registered its two bureaus. Each may do what it was accredited for.",
    zh: "联盟治理接纳各根机构，安徽登记了两个市局。各机构只能做其被授权的事。",
  },
  authority: { en: "Authority", zh: "机构" },
  region: { en: "Region", zh: "区划" },
  may: { en: "May", zh: "权限" },

  issueHeading: { en: "Anhui issues licenses from a CSV", zh: "安徽省从 CSV 文件颁发执业证" },
  issued: {
    en: "{rows} lawyers of samples/lawyers.csv passed every check; {batches} decisions, {batches} transactions.",
    zh: "samples/lawyers.csv 中 {rows} 名律师全部通过校验；{batches} 份决定，{batches} 笔交易。",
  },
  register: {
    en: "Anhui's register on the chain counts {count} licenses, and not one name.",
    zh: "链上安徽登记册共 {count} 份证照，没有任何姓名。",
  },

  verifyHeading: { en: "Anyone verifies one of them", zh: "任何人均可核验" },
  check: { en: "Check", zh: "检查项" },
  result: { en: "Result", zh: "结果" },
  meaning: { en: "Meaning", zh: "说明" },
  verdictIs: { en: "Verdict: {verdict}", zh: "结论：{verdict}" },

  useHeading: { en: "A court uses it, and that is recorded", zh: "法院用证，并被记录" },
  useAllowed: {
    en: "Admitting counsel, a matter on the published list: {outcome}",
    zh: "审查代理人资格（属公布事项）：{outcome}",
  },
  useDenied: {
    en: "A matter that is not on the list: {outcome}, recorded all the same",
    zh: "不在公布清单内的事项：{outcome}，同样留下记录",
  },
  useExceeded: {
    en: "Asking for the citizen number too: {outcome}, recorded all the same",
    zh: "超范围索要公民身份号码：{outcome}，同样留下记录",
  },

  revokeHeading: { en: "The license is revoked", zh: "吊销执业证" },
  revokeForeign: { en: "Shanghai tries, outside its region: refused ({code})", zh: "上海越权吊销：被拒绝（{code}）" },
  revokeOwn: {
    en: "Anhui revokes it for {reason}. The same document, verified again: {verdict}",
    zh: "安徽依 {reason} 吊销。同一份文件再次核验：{verdict}",
  },

  booksHeading: { en: "Both of its record books", zh: "该证照的两本记录簿" },
  management: { en: "Management: what was done to it", zh: "管理记录：对它做过什么" },
  usage: { en: "Usage: who used it, for what", zh: "用证记录：谁为何用过它" },
  number: { en: "No.", zh: "序号" },
  time: { en: "Recorded (Shanghai)", zh: "记录时间（上海）" },
  action: { en: "Action", zh: "操作" },
  reason: { en: "Reason", zh: "事由" },
  matter: { en: "Matter", zh: "事项" },
  fields: { en: "Fields", zh: "字段" },
  outcome: { en: "Outcome", zh: "结果" },
  proved: {
    en: "Both proved whole: replayed link by link, they give the heads that the chain holds.",
    zh: "两本均经证明完整：逐条重算，与链上保存的链头一致。",
  },

  fraudHeading: { en: "Three frauds, and how each is found", zh: "三种造假，逐一识破" },
  fraudAltered: {
    en: "One character of a document is altered: {verdict} ({code})",
    zh: "改动文件中的一个字符：{verdict}（{code}）",
  },
  fraudDropped: {
    en: "A node drops the denied use from the history: not whole ({kind})",
    zh: "节点隐去被拒绝的那次用证：记录簿不完整（{kind}）",
  },
  fraudForeign: {
    en: "A look-alike registry issues a license of its own: {verdict} ({code})",
    zh: "仿冒的登记簿自行颁发执业证：{verdict}（{code}）",
  },
  fraudRelabelled: {
    en: "… and again, relabelled as ours: {verdict} ({code})",
    zh: "……再冒称由本登记簿颁发：{verdict}（{code}）",
  },

  end: { en: "Every step came out as told.", zh: "每一步都与所述一致。" },
  broken: {
    en: "The story broke: {step} should have been {expected}, and was {actual}.",
    zh: "故事未按预期进行：{step} 应为 {expected}，实为 {actual}。",
  },
} as const satisfies Readonly<Record<string, Text>>;
